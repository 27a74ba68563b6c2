import * as sdk from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { isXmlOf } from './check-xml.ts';
import { operationsOf } from './operations.ts';

const operations = operationsOf(sdk);

function payloadOf(operation: string, member: string) {
  const schema = operations.get(operation)?.input.getMemberSchemas()[member];
  if (!schema) throw new Error(`${operation} has no ${member}`);
  return schema;
}

const cors = payloadOf('PutBucketCors', 'CORSConfiguration');
const rule = '<CORSRule><AllowedMethod>GET</AllowedMethod><AllowedOrigin>*</AllowedOrigin></CORSRule>';

function isCors(document: string): boolean {
  return isXmlOf(cors, document);
}

// S3 refuses what does not validate against its schema:
// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html (MalformedXML)
describe('a document of a schema', () => {
  it.each([
    `<CORSConfiguration>${rule}${rule}</CORSConfiguration>`,
    `<?xml version="1.0" encoding="UTF-8"?>\n<CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">\n  ${rule}\n</CORSConfiguration>\n`,
    `<!-- mine --><CORSConfiguration><!-- one -->${rule}</CORSConfiguration>`,
    '<CORSConfiguration/>',
    '<CORSConfiguration><CORSRule><AllowedOrigin>http://a.example/?a&amp;b</AllowedOrigin></CORSRule></CORSConfiguration>',
  ])('is taken: %s', (document) => {
    expect(isCors(document)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['another root', `<CorsConfiguration>${rule}</CorsConfiguration>`],
    [
      'an unknown element',
      '<CORSConfiguration><CORSRule><Colour>red</Colour></CORSRule></CORSConfiguration>',
    ],
    [
      'an element one level too high',
      '<CORSConfiguration><AllowedMethod>GET</AllowedMethod></CORSConfiguration>',
    ],
    ['text between elements', `<CORSConfiguration>hello${rule}</CORSConfiguration>`],
    ['an element in a leaf', '<CORSConfiguration><CORSRule><ID><b>1</b></ID></CORSRule></CORSConfiguration>'],
    ['one element twice', '<CORSConfiguration><CORSRule><ID>1</ID><ID>2</ID></CORSRule></CORSConfiguration>'],
    [
      'no number',
      '<CORSConfiguration><CORSRule><MaxAgeSeconds>soon</MaxAgeSeconds></CORSRule></CORSConfiguration>',
    ],
    ['an open element', `<CORSConfiguration>${rule}`],
    ['crossed elements', '<CORSConfiguration><CORSRule></CORSConfiguration></CORSRule>'],
    ['two roots', '<CORSConfiguration/><CORSConfiguration/>'],
    ['something after the root', '<CORSConfiguration/>more'],
    ['a bare ampersand', '<CORSConfiguration><CORSRule><ID>a & b</ID></CORSRule></CORSConfiguration>'],
    ['a document type', '<!DOCTYPE x [<!ENTITY e "v">]><CORSConfiguration/>'],
    ['JSON', '{"CORSRules": []}'],
  ])('is refused with %s', (_, document) => {
    expect(isCors(document)).toBe(false);
  });

  it('knows lists with a wrapper, booleans and dates', () => {
    const tagging = payloadOf('PutBucketTagging', 'Tagging');
    const tag = '<Tag><Key>k</Key><Value>v</Value></Tag>';
    expect(isXmlOf(tagging, `<Tagging><TagSet>${tag}${tag}</TagSet></Tagging>`)).toBe(true);
    expect(isXmlOf(tagging, `<Tagging>${tag}</Tagging>`)).toBe(false);

    const lifecycle = payloadOf('PutBucketLifecycleConfiguration', 'LifecycleConfiguration');
    const dated = (date: string) =>
      `<LifecycleConfiguration><Rule><Expiration><Date>${date}</Date></Expiration></Rule></LifecycleConfiguration>`;
    expect(isXmlOf(lifecycle, dated('2030-01-01T00:00:00.000Z'))).toBe(true);
    expect(isXmlOf(lifecycle, dated('Fri, 01 Jan 2016 00:00:00 GMT'))).toBe(false);
  });

  it('takes attributes of a schema, such as a grantee’s type', () => {
    const policy = payloadOf('PutBucketAcl', 'AccessControlPolicy');
    const grantee =
      '<Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"><ID>1</ID></Grantee>';
    const document = `<AccessControlPolicy><AccessControlList><Grant>${grantee}<Permission>READ</Permission></Grant></AccessControlList></AccessControlPolicy>`;
    expect(isXmlOf(policy, document)).toBe(true);
  });
});
