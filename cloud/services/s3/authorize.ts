import type { Access } from '../../auth/principal.ts';
import type { Call } from '../../call.ts';
import { access as buckets } from './authorize-buckets.ts';
import { access as objects } from './authorize-objects.ts';

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html */
export const access: Record<string, (input: never, call: Call) => Access[]> = { ...buckets, ...objects };
