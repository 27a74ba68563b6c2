import type { Call, Cloud } from '../../cloud/call.ts';
import { systemClock } from '../../cloud/clock.ts';
import { buckets } from '../../cloud/services/s3/state.ts';
import { openStore } from '../../cloud/state/open-store.ts';
import type { HttpRequest } from '../../cloud/wire/http.ts';

const ACCOUNT = '000000000000';

/** A call by a user to a cloud that holds one bucket, `sample`: all that access rules look at. */
export function sampleCall(service: Call['service'], operation: string): Call {
  const cloud = sampleCloud();
  buckets(cloud).set('sample', {
    name: 'sample',
    account: ACCOUNT,
    region: 'us-east-1',
    createdAt: 0,
    ownership: 'BucketOwnerEnforced',
  });
  const request: HttpRequest = {
    method: 'GET',
    path: '/',
    query: '',
    headers: {},
    body: new Uint8Array(),
    secure: false,
    sourceIp: '127.0.0.1',
  };
  return {
    cloud,
    service,
    operation,
    request,
    signedRequest: request,
    requestId: 'sample',
    principal: {
      type: 'User',
      account: ACCOUNT,
      arn: `arn:aws:iam::${ACCOUNT}:user/sample`,
      userId: 'AIDASAMPLE',
      userName: 'sample',
      accessKeyId: 'AKIASAMPLE',
      policies: [],
    },
    account: ACCOUNT,
    region: 'us-east-1',
    mail: [],
    outside: { Bucket: 'sample' },
  };
}

function sampleCloud(): Cloud {
  const unexpected = () => Promise.reject(new Error('an access rule called a service'));
  return {
    clock: systemClock(),
    store: openStore({}),
    urlSuffix: 'localhost:4566',
    stateDir: undefined,
    serve: unexpected,
    invoke: unexpected,
  };
}
