/** get-movie as a student may write it who knows nothing of the course's own files. */
export const plainGetMovie = `
const { DynamoDBClient, GetItemCommand } = require('@aws-sdk/client-dynamodb');
const { S3Client, GetObjectCommand } = require('@aws-sdk/client-s3');
const { getSignedUrl } = require('@aws-sdk/s3-request-presigner');
const { unmarshall } = require('@aws-sdk/util-dynamodb');

const table = new DynamoDBClient({});
const s3 = new S3Client({});

exports.getMovie = (event, context, callback) => {
  show(event.pathParameters.id).then((result) => callback(null, result), callback);
};

async function show(id) {
  const missing = answer(404, 'application/problem+json; charset=utf-8', { title: 'No such film' });
  if (id.length > 100) return missing;
  const Key = { id: { S: id } };
  const { Item } = await table.send(new GetItemCommand({ TableName: process.env.FILMS, Key }));
  if (!Item) return missing;
  const film = unmarshall(Item);
  const [, , Bucket, ...path] = film.posterUrl.split('/');
  const place = new GetObjectCommand({ Bucket, Key: path.join('/') });
  film.posterUrl = await getSignedUrl(s3, place, { expiresIn: 300 });
  return answer(200, 'application/json; charset=utf-8', film);
}

function answer(statusCode, type, body) {
  return { statusCode, headers: { 'content-type': type }, body: JSON.stringify(body) };
}
`;
