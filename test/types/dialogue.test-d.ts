import type { Complaint, MeetingCheck, Request } from 'smarketing/dialogue';
import { asking, complain } from 'smarketing/dialogue';
import type { RequestChanged } from 'smarketing/journal';
import type { Instant } from 'smarketing/kernel';
import { expectTypeOf } from 'vitest';

declare const at: Instant;
declare const request: Request;

// A complaint cannot be written down without the constructor, whatever it holds.
// @ts-expect-error [ts2741] - the brand is missing
const written: Complaint = { by: 'sales', about: 'lead', observation: 'Late.', request };

// @ts-expect-error [ts2741] - the brand is missing
const loose: Request = { asker: 'sales', performer: 'marketing', satisfiedWhen: 'Done.', dueAt: at };

// @ts-expect-error [ts2345] - a complaint about nothing on the list
complain(at)({ by: 'sales', about: 'the weather' });

// @ts-expect-error [ts2345] - a draft is no complaint yet
asking({ by: 'sales', about: 'lead' });

expectTypeOf(asking).returns.toEqualTypeOf<RequestChanged>();
expectTypeOf<'closed-door'>().toExtend<MeetingCheck>();
expectTypeOf<Complaint['about']>().toEqualTypeOf<'process' | 'asset' | 'lead' | 'metric'>();

export { loose, written };
