import { civilDateAt, instantAt, type Zone } from '../../calendar/local-time.js';
import { formatInstant, type Instant } from '../../kernel/instant.js';

/** Says moments by the dates of a zone: midnight as the date it begins, anything else to the millisecond. */
export const momentWords =
  (zone: Zone) =>
  (at: Instant): string => {
    const date = civilDateAt(zone)(at);
    return instantAt(zone)({ date, minute: 0 }) === at ? date : formatInstant(at);
  };

/** Says since when and until when something holds, to follow a comma; nothing for what always holds. */
export const rangeWords =
  (moment: (at: Instant) => string) =>
  ({ from, until }: { readonly from?: Instant; readonly until?: Instant }): ReadonlyArray<string> => [
    ...(from === undefined ? [] : [`from ${moment(from)}`]),
    ...(until === undefined ? [] : [`until before ${moment(until)}`]),
  ];
