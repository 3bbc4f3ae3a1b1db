import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '#shared/dates/day.ts';
import { completeContent } from '#shared/forms/complete-notification.ts';
import { foreignerFields, foreignerParts } from '#shared/forms/notification-form.ts';
import { judgeNotification } from '#shared/rules/judge.ts';
import { factsOfNotice } from '#electron/services/work/facts-of-notice.ts';
import { anyNotice } from '#tests/fixtures/any-notice.ts';
import { contextOf, noticeOf, received } from '#tests/fixtures/rules.ts';

const today = day('2026-11-22');
type Content = Parameters<typeof factsOfNotice>[0];
const factsOf = (content: Content, index = 0) =>
  factsOfNotice(content, index, { findings: judgeNotification(content, contextOf({ today })), today });
type Person = Parameters<typeof noticeOf>[0];
const factsWith = (person: Person) => factsOf(completeContent(noticeOf({ workEvidence: [], ...person })));

describe('facts of a notice', () => {
  it('take over everything the work block holds', () => {
    const facts = factsWith({
      purpose: 'work',
      visaCategory: 'C3',
      employerKind: 'legalEntity',
      employerIdentifier: '990101000000',
      employerName: 'Ulgi LLP',
      jobTitle: 'welder',
      jobLevel: 'skilled',
      workplaceRegion: '750000000',
      employerActivity: '41.20',
      workPermitNumber: 'KZ-0001',
      tripDaysUsed: 20,
      tripDaysPlanned: 0,
      contractKind: 'labour',
      contractNumber: '17',
      contractFrom: day('2026-11-01'),
      contractUntil: day('2027-10-31'),
      contractSignedOn: day('2026-10-20'),
      contractEndedOn: day('2026-11-20'),
      earlierContractEndedOn: day('2026-10-01'),
      leftSince: 'no',
      contractRegistered: 'yes',
      insuranceSeen: 'yes',
      householdWork: 'no',
      labourImmigrants: 2,
      workGround: 'X01',
      groundSince: day('2025-01-01'),
      groundUntil: day('2027-01-01'),
      higherEducation: 'yes',
      foreignShare: 100,
      postTaken: 'no',
      businessVisitDays: 12,
      workEvidence: ['E1', 'E2'],
      iin: '740812000000',
      documentSeries: 'N',
    });
    expect(facts).toMatchObject({
      checkedOn: '2026-11-22',
      enteredOn: '2026-11-19',
      stayFrom: '2026-11-20',
      stayUntil: '2026-12-05',
      regionOfStay: '710000000',
      regionOfWork: '750000000',
      noticeCameOn: '2026-11-20',
      purpose: 'work',
      visaCategory: 'C3',
      remoteOnly: false,
      businessVisitDays: 12,
      grounds: [{ code: 'X01', since: '2025-01-01', until: '2027-01-01' }],
      evidence: ['E1', 'E2'],
      employer: {
        kind: 'legalEntity',
        identifier: '990101000000',
        name: 'Ulgi LLP',
        foreignSharePercent: 100,
        postTaken: false,
        labourImmigrants: 2,
      },
      job: {
        title: 'welder',
        professionCode: null,
        level: 'skilled',
        higherEducation: true,
        activity: '41.20',
        household: false,
      },
      contract: {
        kind: 'labour',
        number: '17',
        signedOn: '2026-10-20',
        from: '2026-11-01',
        until: '2027-10-31',
        registered: true,
        endedOn: '2026-11-20',
      },
      earlierContractEndedOn: '2026-10-01',
      leftSince: false,
      permitNumber: 'KZ-0001',
      tripDaysUsed: 20,
      tripDaysPlanned: 0,
      insuranceSeen: true,
    });
    expect(facts.person).toEqual({
      surname: 'ERIKSSON',
      givenNames: 'ANNA MARIA',
      bornOn: '1974-08-12',
      citizenship: 'UTO',
      documentNumber: 'NL898902C3',
      earlierDocuments: [],
      iin: '740812000000',
    });
  });

  it('leave unknown what nobody filled in: never no, never zero', () => {
    const empty = Object.fromEntries(foreignerParts.work.map((key) => [key, null]));
    const facts = factsWith({ ...empty, workEvidence: [], purpose: 'work' });
    expect(facts.contract).toBeNull();
    expect(facts.grounds).toEqual([]);
    expect(facts.evidence).toEqual([]);
    for (const unknown of [
      facts.leftSince,
      facts.insuranceSeen,
      facts.employer.postTaken,
      facts.job.household,
      facts.job.higherEducation,
      facts.tripDaysUsed,
      facts.tripDaysPlanned,
      facts.employer.labourImmigrants,
      facts.permitNumber,
    ])
      expect(unknown).toBeNull();
  });

  it.each([
    ['none', null],
    [null, null],
    ['civil', 'civil'],
  ])('contract kind %s becomes %s', (contractKind, kind) => {
    expect(factsWith({ purpose: 'work', contractKind, contractNumber: '17' }).contract?.kind ?? null).toBe(
      kind,
    );
  });

  it.each([
    ['temporary', []],
    ['permanent', [{ code: 'X06', since: null, until: '2031-05-05' }]],
  ])('a %s stay permit implies the grounds %j', (permitKind, grounds) => {
    const permit = { regime: 'permit', permitKind, permitUntil: day('2031-05-05') };
    expect(factsWith({ purpose: 'work', ...permit }).grounds).toEqual(grounds);
  });

  it('name the ground of a permanent resident once, as claimed', () => {
    const facts = factsWith({
      purpose: 'work',
      regime: 'permit',
      permitKind: 'permanent',
      permitUntil: day('2031-05-05'),
      workGround: 'X06',
      groundUntil: day('2030-01-01'),
    });
    expect(facts.grounds).toEqual([{ code: 'X06', since: null, until: '2030-01-01' }]);
  });

  it('take a permit number of the stay for no paper, and claim nothing for a visa of remote workers but remote work', () => {
    const facts = factsWith({
      purpose: 'tourism',
      regime: 'visa',
      visaCategory: 'B12-1',
      permitKind: 'permanent',
      permitNumber: '123',
    });
    expect(facts).toMatchObject({ remoteOnly: true, grounds: [], permitNumber: null });
  });

  it('take the last day of the host’s notice from the person’s own arrival where there is one', () => {
    const base = noticeOf({ purpose: 'work', workEvidence: [] });
    const [first] = base.foreigners;
    if (first === undefined) throw new Error('nobody');
    const own = { ...first, ownStay: true, ownArrivedOn: day('2026-11-02'), ownDepartsOn: day('2026-11-30') };
    const content = completeContent(received({ ...base, foreigners: [first, own] }, day('2026-11-20')));
    const [shared, late] = [factsOf(content, 0), factsOf(content, 1)];
    expect(shared).toMatchObject({ stayFrom: '2026-11-20', stayUntil: '2026-12-05' });
    expect(late).toMatchObject({
      stayFrom: '2026-11-02',
      stayUntil: '2026-11-30',
      noticeCameOn: '2026-11-20',
    });
    expect(shared.noticeDueOn).toBe('2026-11-25');
    expect(late.noticeDueOn).toBe('2026-11-05');
  });

  it('have nothing to say about somebody the notice does not name', () => {
    expect(() => factsOf(completeContent(noticeOf()), 1)).toThrow(RangeError);
  });

  it('come of any notice a form can hold, without a value nobody typed', () => {
    fc.assert(
      fc.property(anyNotice, (notice) => {
        const content = completeContent(notice);
        content.foreigners.forEach((person, index) => {
          const facts = factsOf(content, index);
          expect(facts.permitNumber).toBe(person.workPermitNumber);
          expect(facts.purpose).toBe(person.purpose);
          expect(facts.contract === null).toBe(!['labour', 'civil'].includes(person.contractKind ?? ''));
          expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('use every field of the work block but the end of the permit, which the register knows', () => {
    const read: string[] = [];
    const base = completeContent(noticeOf({ purpose: 'work', workEvidence: [] }));
    const foreigners = base.foreigners.map(
      (person) =>
        new Proxy(person, {
          get(target, key) {
            read.push(String(key));
            return Reflect.get(target, key) as unknown;
          },
        }),
    );
    // A contract, so that its fields are looked at too.
    factsOf({
      ...base,
      foreigners: foreigners.map((person) => Object.assign(person, { contractKind: 'labour' })),
    });
    const known = foreignerFields.map(({ key }) => key as string);
    const unused = foreignerParts.work.filter((key) => !read.includes(key));
    expect(known).toEqual(expect.arrayContaining([...foreignerParts.work]));
    expect(unused).toEqual(['workPermitUntil']);
  });
});
