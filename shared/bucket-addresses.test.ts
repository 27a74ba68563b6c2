import { describe, expect, it } from 'vitest';
import { bucketAddresses } from './bucket-addresses.ts';

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
// https://docs.aws.amazon.com/general/latest/gr/s3.html#s3_website_region_endpoints
describe('the public addresses of a bucket', () => {
  it('are those of AWS when there is no endpoint', () => {
    expect(bucketAddresses({ region: 'us-east-1' }, 'films')).toEqual({
      rest: 'https://films.s3.us-east-1.amazonaws.com/',
      plain: 'http://films.s3.us-east-1.amazonaws.com/',
      website: 'http://films.s3-website-us-east-1.amazonaws.com/',
    });
  });

  it('have a dot before the region of a newer website address', () => {
    const { website } = bucketAddresses({ region: 'eu-central-1' }, 'films');
    expect(website).toBe('http://films.s3-website.eu-central-1.amazonaws.com/');
  });

  it('are public hosts of the embedded cloud when it is the endpoint', () => {
    expect(bucketAddresses({ endpoint: 'http://127.0.0.1:4566', region: 'eu-central-1' }, 'films')).toEqual({
      rest: 'https://films.s3.eu-central-1.localhost:4566/',
      plain: 'http://films.s3.eu-central-1.localhost:4566/',
      website: 'http://films.s3-website-eu-central-1.localhost:4566/',
    });
  });
});
