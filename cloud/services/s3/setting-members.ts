/** What every read of a bucket's setting takes. */
export const SETTING_READ = ['Bucket', 'ExpectedBucketOwner'];

/** What every write of a bucket's setting takes beside the setting; the checksums are verified for all alike. */
export const SETTING_WRITE = [...SETTING_READ, 'ContentMD5', 'ChecksumAlgorithm'];
