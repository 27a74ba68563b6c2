/**
 * The key of a poster in our bucket, from any way to name it: the key itself, `s3://BUCKET/KEY`, or an address of S3,
 * in virtual-host or path style, signed or not. Undefined when it names anything else.
 */
export function posterKey(_reference: unknown): string | undefined {
  // TODO for LAMBDA-01: `s3://BUCKET/KEY`, where BUCKET is setting('POSTERS_BUCKET') and KEY is posters/NAME.EXT, with
  //   one name and jpg, png or webp.
  // TODO for LAMBDA-06: the bare key; https://BUCKET.s3.REGION.amazonaws.com/KEY (virtual-host style) and
  //   https://s3.REGION.amazonaws.com/BUCKET/KEY (path style), where REGION is setting('AWS_REGION'). On the embedded cloud
  //   process.env.AWS_ENDPOINT_URL says where S3 is, such as http://127.0.0.1:4566. Take that host too, in path style,
  //   and s3.REGION.localhost:PORT with its port in both styles. Let new URL() take an address apart, and compare the
  //   whole host.
  //   https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
  throw new Error('posterKey is yours to write in starter/functions/lib/poster-key.ts');
}
