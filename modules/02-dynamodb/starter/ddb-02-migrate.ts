// DDB-02: the films of the legacy app go to DynamoDB, and their posters to S3.
//
// Given to you: readLegacyFilms reads the SQLite database and the posters, and puts damaged rows aside; reportRejects
// writes those to a file. Between the two is your work. It may be killed at any moment and has to finish when it is
// run again, without sending everything anew.
import type { Movie } from '../../../shared/movie.ts';
import type { Course } from '../../../shared/step.ts';
import { type LegacyFilm, readLegacyFilms } from '../given/legacy-films.ts';

export default async function migrate(course: Course): Promise<void> {
  const { report } = course;
  const { films, from } = await readLegacyFilms();
  report.note(`${films.length} films in ${from}`);

  // TODO 1: write movieOf, at the end of this file.
  report.note('TODO 1: what an item looks like');

  // TODO 2: cut `films` into pieces of 25. For each piece upload the posters first (TODO 3), then write the items
  //   (TODO 4), and tell report.progress('films', done, films.length).
  report.note('TODO 2: go through the films in pieces of 25');

  // TODO 3: PutObjectCommand with the key posters/UUID.EXT and the ContentType from posterContentTypes in
  //   shared/movie.ts. Skip a poster that HeadObjectCommand finds with the same ETag (MD5 in quotes) and type.
  //   https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
  report.note('TODO 3: posters');

  // TODO 4: BatchWriteCommand of @aws-sdk/lib-dynamodb. Send again what comes back in UnprocessedItems, with pauses that
  //   grow (shared/retry.ts). Skip items that the table has already: read them first with paginateScan.
  //   https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
  report.note('TODO 4: items');

  // TODO 5: read both sides again, with ConsistentRead, compare film by film and print the counts. End with an
  //   error when they differ.
  //   https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.ReadConsistency.html
  report.note('TODO 5: compare');

  // TODO 6: end with reportRejects(course, rejects) from ../given/rejects-file.ts (readLegacyFilms returns `rejects`).
  report.note('TODO 6: damaged rows');
}

/** A legacy film as the table holds it. */
export function movieOf(_course: Course, _film: LegacyFilm): Movie {
  // The five fields; posterUrl is `s3://${names.postersBucket}/posters/UUID.EXT`, where UUID is the film's id.
  throw new Error('movieOf is yours to write in starter/ddb-02-migrate.ts');
}
