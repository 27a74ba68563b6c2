import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { inside, replace } from './sam-edits.ts';
import type { SamMistake } from './sam-mistake.ts';
import { publishAgain } from './sam-stack.ts';

const cors = `AllowedOrigins: [!Sub 'https://\${SiteDistribution.DomainName}']`;

export const storageMistakes: SamMistake[] = [
  {
    name: 'the table is billed by the request, and does not say why',
    template: [
      replace('      BillingMode: PROVISIONED\n', '      BillingMode: PAY_PER_REQUEST\n'),
      replace('      ProvisionedThroughput: {ReadCapacityUnits: 5, WriteCapacityUnits: 5}\n', ''),
    ],
    fails: 'SAM-03.1',
    because: 'the table is billed by the request, and DDB-01 asks for provisioned capacity',
    whole: true,
  },
  {
    name: 'every site may read and write posters (18)',
    template: [replace(cors, "AllowedOrigins: ['*']")],
    fails: 'SAM-03.2',
    because: 'AllowedOrigins is *, which holds for other sites too',
  },
  {
    name: 'the posters bucket allows the site of the scripts',
    template: [replace(cors, 'AllowedOrigins: [https://d111111abcdef8.cloudfront.net]')],
    fails: 'SAM-03.2',
    because: 'the rules allow https://d111111abcdef8.cloudfront.net, and the site is https://SITE',
  },
  {
    name: 'old posters are not kept',
    template: [inside('PostersBucket', 'Status: Enabled}', 'Status: Suspended}')],
    fails: 'SAM-03.2',
    because: 'a poster that is overwritten or deleted is gone: the bucket keeps no old version',
  },
  {
    name: 'the origin is the website address (12)',
    template: [
      replace(
        'DomainName: !GetAtt SiteBucket.RegionalDomainName',
        `DomainName: !Sub '\${SiteBucket}.s3-website-\${AWS::Region}.\${AWS::URLSuffix}'`,
      ),
      replace(
        `S3OriginConfig: {OriginAccessIdentity: !Sub 'origin-access-identity/cloudfront/\${SiteIdentity}'}`,
        'CustomOriginConfig: {OriginProtocolPolicy: http-only}',
      ),
    ],
    fails: 'SAM-03.3',
    because:
      'the origin cinedb-ana-dev-sitebucket-SUFFIX.s3-website-us-east-1.localhost:PORT is not the REST address of the bucket, and the origin names no access identity',
  },
  {
    name: 'plain HTTP is served',
    template: [replace('ViewerProtocolPolicy: redirect-to-https', 'ViewerProtocolPolicy: allow-all')],
    fails: 'SAM-03.3',
    because: 'ViewerProtocolPolicy is allow-all',
  },
  {
    name: 'the identity may not read all of the bucket (13)',
    template: [
      inside(
        'SiteBucketPolicy',
        `Resource: !Sub '\${SiteBucket.Arn}/*'`,
        `Resource: !Sub '\${SiteBucket.Arn}/*.html'`,
      ),
    ],
    fails: 'SAM-03.3',
    because: 'the bucket refuses this key, or a behavior sends it elsewhere',
  },
  {
    name: 'the distribution has no default root object (13)',
    template: [replace('        DefaultRootObject: index.html\n', '')],
    fails: 'SAM-03.4',
    because: '/index.html works, and the default root object is not set',
  },
  {
    name: 'the site was not published',
    break: ({ inStack: { clients, names } }) =>
      clients.s3.send(new DeleteObjectCommand({ Bucket: names.siteBucket, Key: 'index.html' })),
    fails: 'SAM-03.4',
    because: 'CloudFront shows index.html for /, and error.html for a page that does not exist',
    mend: publishAgain,
  },
];
