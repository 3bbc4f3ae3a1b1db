import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsFileOf, factsFileSchema, switchesWith, tablesWith } from '#shared/rules/work/facts-file.ts';
import { closestWord } from '#shared/text/closest-word.ts';
import { readStrict } from '#shared/text/read-strict.ts';

const faultsOf = (value: unknown) => readStrict(factsFileSchema, JSON.stringify(value)).faults;

describe('closestWord', () => {
  const words = ['person', 'permits', 'purpose', 'checkedOn'];
  it.each([
    ['persn', 'person'],
    ['Person', 'person'],
    ['preson', 'person'],
    ['permit', 'permits'],
    ['checkedon', 'checkedOn'],
    ['zebra', null],
    ['', null],
    ['x'.repeat(61), null],
  ])('%j is %j', (typed, meant) => {
    expect(closestWord(typed, words)).toBe(meant);
  });
});

describe('a facts file', () => {
  it('may hold nothing but that there are facts', () => {
    const read = readStrict(factsFileSchema, '{ "facts": {} }');
    if (read.value === null) throw new Error(JSON.stringify(read.faults));
    const file = factsFileOf(read.value);
    expect(file.facts).toMatchObject({
      checkedOn: null,
      purpose: null,
      grounds: [],
      remoteOnly: false,
      contract: null,
    });
    expect(file.facts.person).toMatchObject({ surname: null, earlierDocuments: [] });
    expect(file).toMatchObject({
      permits: null,
      limits: null,
      use: null,
      register: null,
      switches: {},
      tables: {},
    });
  });

  it.each([
    ['{', '', 'notJson', 'line 1 column 2'],
    ['[]', '', 'wrongValue', 'object'],
    ['{"facts":[]}', 'facts', 'wrongValue', 'object'],
    ['null', '', 'wrongValue', 'Object'],
    ['{}', 'facts', 'missingField', ''],
    ['{"facts":{"persn":{}}}', 'facts.persn', 'unknownField', 'person'],
    ['{"facts":{"person":{"surnam":"x"}}}', 'facts.person.surnam', 'unknownField', 'surname'],
    [
      '{"facts":{},"permits":[{"number":"1","scheme":"EMP","validTo":"2026-01-01"}]}',
      'permits.0.validTo',
      'unknownField',
      'validFrom',
    ],
    ['{"facts":{},"zebra":1}', 'zebra', 'unknownField', ''],
    ['{"facts":{"enteredOn":"2026-02-30"}}', 'facts.enteredOn', 'noSuchDay', ''],
    ['{"facts":{"enteredOn":"22.11.2026"}}', 'facts.enteredOn', 'wrongValue', 'YYYY-MM-DD'],
    ['{"facts":{"enteredOn":20261122}}', 'facts.enteredOn', 'wrongValue', 'string'],
    [
      '{"facts":{"employer":{"kind":"company"}}}',
      'facts.employer.kind',
      'wrongValue',
      'legalEntity, branch, representativeOffice, privatePerson, stateBody, autonomousEducation, aifc, astanaHub, specialZone',
    ],
    ['{"facts":{"insuranceSeen":"yes"}}', 'facts.insuranceSeen', 'wrongValue', 'boolean'],
    ['{"facts":{},"permits":[{"scheme":"EMP"}]}', 'permits.0.number', 'missingField', ''],
    ['{"facts":{},"switches":{"unconfirmed":[]}}', 'switches.unconfirmed', 'unknownField', ''],
  ])('%s is refused at %j as %s', (text, ...[place, kind, hint]) => {
    const [first] = readStrict(factsFileSchema, text).faults;
    expect(first).toEqual({ place, kind, hint });
  });

  it('names the unknown fields before what follows from them', () => {
    const faults = faultsOf({ facts: {}, permits: [{ numbr: '1', schema: 'EMP' }] });
    expect(faults.map(({ place, kind, hint }) => `${place} ${kind} ${hint}`)).toEqual([
      'permits.0.numbr unknownField number',
      'permits.0.schema unknownField scheme',
      'permits.0.number missingField ',
      'permits.0.scheme missingField ',
    ]);
  });

  it('never throws, whatever it holds, and names at most twenty faults', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => JSON.stringify({ facts: value })),
        ),
        (text) => {
          const { value, faults } = readStrict(factsFileSchema, text);
          expect(faults.length).toBeLessThanOrEqual(20);
          expect(value === null).toBe(faults.length > 0);
        },
      ),
      { numRuns: 300 },
    );
    const deep = `{"facts":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
    expect(readStrict(factsFileSchema, deep).faults[0]?.place).toBe('facts');
    const many = { facts: Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`f${index}`, 1])) };
    expect(faultsOf(many)).toHaveLength(20);
  });

  it('vouches for the switches and lists it carries, and for no others', () => {
    const read = readStrict(
      factsFileSchema,
      JSON.stringify({ facts: {}, switches: { aifcExempt: true }, tables: { treatyStates: ['RUS'] } }),
    );
    if (read.value === null) throw new Error(JSON.stringify(read.faults));
    const file = factsFileOf(read.value);
    const switches = {
      quotaAlarm: 'advisory',
      unitReturned: false,
      longCategory1Once: true,
      severalRegions: 'each',
      ledgerScope: 'regionLine',
      registerMaxAgeDays: 30,
      jobComparison: 'text',
      aifcExempt: false,
      businessVisitDays: 0,
      unconfirmed: ['aifcExempt', 'quotaAlarm'],
    } as const;
    expect(switchesWith(switches, file)).toEqual({
      ...switches,
      aifcExempt: true,
      unconfirmed: ['quotaAlarm'],
    });
    const tables = {
      exemptions: [],
      treatyStates: [],
      restrictedSectors: [],
      labourImmigrantStates: ['UZB'],
      seasonalJobs: null,
      unconfirmed: ['treatyStates', 'seasonalJobs'],
    } as const;
    expect(tablesWith(tables, file)).toEqual({
      ...tables,
      treatyStates: ['RUS'],
      unconfirmed: ['seasonalJobs'],
    });
  });
});
