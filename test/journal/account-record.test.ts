import type { AccountRecord } from 'smarketing/journal';
import { expect, test } from 'vitest';
import { captured, key, made, merged, named, view } from './made-events.js';

const listed = (accounts: ReadonlyArray<AccountRecord>): ReadonlyArray<string> =>
  accounts.map(
    ({ key: account, leads, opportunities }) =>
      `${named(account)}: ${leads.map(named).join(' ')} | ${opportunities.map(named).join(' ')}`,
  );

test('leads and opportunities are gathered by account', () => {
  const acme = { account: key('crm/acme') };
  const { accounts } = view([
    captured('web/b', 'T09:00Z', acme),
    captured('web/a', 'T10:00Z', acme),
    made('opportunity-opened', 'opportunity crm/o', 'T11:00Z', {}, acme),
    captured('web/c', 'T09:00Z', { account: key('crm/Zeta') }),
    captured('web/d', 'T09:00Z'),
  ]);
  expect(listed(accounts)).toEqual(['crm/Zeta: web/c | ', 'crm/acme: web/a web/b | crm/o']);
});

test('a lead belongs to the account that its latest event names', () => {
  const { accounts } = view([
    captured('web/a', 'T10:00Z', { account: key('crm/old') }),
    made('working', 'web/a', 'T11:00Z', {}, { account: key('crm/new') }),
    made('working', 'web/a', 'T12:00Z', {}),
  ]);
  expect(listed(accounts)).toEqual(['crm/new: web/a | ', 'crm/old:  | ']);
});

test('merged leads belong to one account', () => {
  const { accounts } = view([
    captured('web/a', 'T10:00Z', { account: key('crm/old') }),
    captured('crm/7', 'T09:00Z', { account: key('crm/new') }),
    merged('crm/7', ['web/a'], 'T12:00Z'),
  ]);
  expect(listed(accounts)).toEqual(['crm/new:  | ', 'crm/old: crm/7 | ']);
});

test('an account that only its own events name is there, without leads', () => {
  const { accounts } = view([
    made('other', 'account crm/acme', 'T09:00Z', { type: 'renamed', data: 'Acme' }),
  ]);
  expect(listed(accounts)).toEqual(['crm/acme:  | ']);
});
