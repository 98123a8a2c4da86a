import { type Department, departments, isParty, otherDepartment } from 'smarketing/kernel';
import { expect, test } from 'vitest';

test.each([
  'sales',
  'marketing',
  'operations',
  'role:sales-vp',
  'role:x',
  'team:EMEA North',
  'team:日本',
  'partner:agency-one',
  'partner:a:b',
  `team:${'x'.repeat(200)}`,
])('%j is a party', (value) => {
  expect(isParty(value)).toBe(true);
});

test.each([
  '',
  'Sales',
  'sales ',
  'sales\n',
  'finance',
  'role',
  'role:',
  'role: ',
  'role: x',
  'role:x ',
  'role:x\n',
  'role:\nx',
  'role:x\ny',
  'user:ann',
  'salesmarketing',
  'operations:one',
  `team:${'x'.repeat(201)}`,
  `team:${'x'.repeat(1_000_000)}`,
  null,
  undefined,
  0,
  ['sales'],
  Object('sales'),
])('%j is no party', (value) => {
  expect(isParty(value)).toBe(false);
});

test('the other side of the other side is the same side', () => {
  expect(departments.map(otherDepartment)).toEqual(['marketing', 'sales']);
  expect(departments.map((side: Department) => otherDepartment(otherDepartment(side)))).toEqual(departments);
});
