import { describe } from 'vitest';
import { day } from '#shared/dates/day.ts';
import { testRows } from '#tests/fixtures/work-rows.ts';
import type { Given } from '#tests/fixtures/work-rows.ts';

const none: Given = { permit: null };
const status = (
  value: 'revoked' | 'suspended' | 'expired' | 'replaced' | 'extended',
  statusOn: string | null,
): Given => ({
  permit: { status: value, statusOn: statusOn === null ? null : day(statusOn) },
});
const on = (checkedOn: string): Given => ({
  facts: { checkedOn: day(checkedOn) },
  register: { snapshotOn: day(checkedOn) },
});
const number = 'KZ11ABC00000001';

describe('whether there is a paper, and its state', () => {
  testRows(
    ['R40', 'R41', 'R42', 'R43', 'R44'],
    [
      [
        'R40',
        'fires',
        'nothing found in a fresh register',
        [none],
        {
          result: 'NO-AUTH',
          light: 'stop',
          refer: 'migrationPolice',
        },
      ],
      ['R40', 'spares', 'a permit of this person', [], 'R57'],
      [
        'R40',
        'fires',
        'a permit of somebody else changes nothing',
        [{ permit: { surname: 'ALIYEV', documentNumbers: ['UT7654321'], bornOn: day('1985-02-01') } }],
        { result: 'NO-AUTH' },
      ],
      [
        'R40.number',
        'fires',
        'a number nobody has',
        [none, { facts: { permitNumber: 'KZ99' } }],
        {
          result: 'NO-AUTH',
          light: 'stop',
          params: { askedNumber: 'KZ99' },
        },
      ],
      ['R40.number', 'spares', 'a number of blanks is none', [none, { facts: { permitNumber: ' ' } }], 'R40'],
      [
        'R40.number',
        'spares',
        'another number, but a permit of this person',
        [{ facts: { permitNumber: 'KZ99' } }],
        'R57',
      ],
      [
        'R40.noKeys',
        'fires',
        'neither passport nor IIN nor name with birth',
        [none, { facts: { person: { documentNumber: null, bornOn: null } } }],
        { result: 'EVIDENCE', missing: ['personData', 'permitNumber'] },
      ],
      ['R40.noKeys', 'spares', 'a passport', [none, { facts: { person: { bornOn: null } } }], 'R40'],
      [
        'R40.noKeys',
        'spares',
        'name and birth',
        [none, { facts: { person: { documentNumber: null } } }],
        'R40',
      ],
      [
        'R40.noKeys',
        'spares',
        'an IIN',
        [none, { facts: { person: { documentNumber: null, bornOn: null, iin: '900517300017' } } }],
        'R40',
      ],
      [
        'R40.noCitizenship',
        'fires',
        'no permit, citizenship not known',
        [none, { facts: { person: { citizenship: null } } }],
        {
          result: 'EVIDENCE',
          missing: ['citizenship', 'permitNumber'],
        },
      ],
      [
        'R40.noCitizenship',
        'spares',
        'a permit needs no citizenship',
        [{ facts: { person: { citizenship: null } } }],
        'R57',
      ],

      [
        'R41',
        'fires',
        'revoked',
        [status('revoked', '2026-03-01')],
        {
          result: 'REVOKED',
          light: 'stop',
          params: { number },
        },
      ],
      [
        'R41',
        'fires',
        'revoked on the day of the check',
        [status('revoked', '2026-03-10')],
        { result: 'REVOKED' },
      ],
      ['R41', 'spares', 'revoked the day after', [status('revoked', '2026-03-11')], 'R57'],
      ['R41', 'fires', 'revoked, the day not known', [status('revoked', null)], { result: 'REVOKED' }],
      [
        'R42',
        'fires',
        'suspended',
        [status('suspended', '2026-03-10')],
        {
          result: 'SUSPENDED',
          light: 'stop',
          params: { number },
        },
      ],
      ['R42', 'spares', 'from tomorrow', [status('suspended', '2026-03-11')], 'R57'],

      [
        'R43',
        'fires',
        'the day after its last',
        [on('2027-03-01')],
        {
          result: 'EXPIRED',
          light: 'stop',
          params: { number, validUntil: '2027-02-28' },
        },
      ],
      ['R43', 'spares', 'on its last day', [on('2027-02-28')], 'R57'],
      [
        'R43.status',
        'fires',
        'marked so in the register',
        [status('expired', '2026-03-09')],
        { result: 'EXPIRED', light: 'stop' },
      ],
      ['R43.status', 'spares', 'extended', [status('extended', '2026-03-09')], 'R57'],
      ['R43.replaced', 'fires', 'by another paper', [status('replaced', '2026-03-09')], { light: 'stop' }],
      [
        'R43.replaced',
        'spares',
        'replaced, and the new one is on record',
        [status('replaced', '2026-03-09'), { others: [{}] }],
        'R57',
      ],
      [
        'R43.noDates',
        'fires',
        'last day not known',
        [{ permit: { validUntil: null } }],
        {
          result: 'EVIDENCE',
          missing: ['permitDates'],
        },
      ],
      [
        'R43.noDates',
        'fires',
        'first day not known',
        [{ permit: { validFrom: null } }],
        { result: 'EVIDENCE' },
      ],
      [
        'R43.noDates',
        'spares',
        'last day known and over',
        [{ permit: { validFrom: null } }, on('2027-03-01')],
        'R43',
      ],

      [
        'R44',
        'fires',
        'the day before its first',
        [on('2026-02-28')],
        {
          result: 'NOT-YET',
          light: 'stop',
          params: { number, validFrom: '2026-03-01' },
        },
      ],
      ['R44', 'spares', 'on its first day', [on('2026-03-01')], 'R57'],
      [
        'R40.noKeys',
        'spares',
        'the number leads to a permit',
        [{ facts: { permitNumber: number, person: { documentNumber: null, bornOn: null } } }],
        'R45.unknown',
      ],
      [
        'R40.noKeys',
        'spares',
        'a number nobody has',
        [none, { facts: { permitNumber: 'KZ99', person: { documentNumber: null, bornOn: null } } }],
        'R40.number',
      ],
      [
        'R43',
        'spares',
        'a certificate has a term of its own',
        [{ permit: { scheme: 'CERT', category: null, validUntil: day('2026-03-09') } }],
        'R62',
      ],
      [
        'R43.noDates',
        'spares',
        'so has it without dates',
        [{ permit: { scheme: 'CERT', category: null, validFrom: null, validUntil: null } }],
        'R60',
      ],
    ],
    // Settled by the rows before, or by another condition of the row.
    ['R40.noKeys not paperFound', 'R43.noDates paperFound'],
  );
});
