import { describe, expect, it } from 'vitest';
import type { PermitValues } from '#shared/forms/permit-form.ts';
import { documentsOf, readPermit } from '#shared/forms/read-permit.ts';
import { lineFits, quotaLineOf } from '#shared/work/permit-line.ts';
import { permitSchemes } from '#shared/work/permit.ts';
import { anyCode, permitContent, permitValues } from '#tests/fixtures/permit.ts';

const issuesOf = (changes: Partial<PermitValues>): string[] =>
  readPermit(permitValues(changes), anyCode).issues.map(
    ({ path, code, severity }) => `${severity} ${path} ${code}`,
  );

describe('a permit as read', () => {
  it('has nothing wrong when it is whole', () => {
    expect(issuesOf({})).toEqual([]);
  });

  // Each pair: what is said, and the neighbour of which it is not said.
  it.each<[string, Partial<PermitValues>, Partial<PermitValues>]>([
    ['block regions permit.noRegion', { regions: '' }, { regions: '750000000' }],
    ['block validUntil day.endBeforeStart', { validUntil: '31.01.2026' }, { validUntil: '01.02.2026' }],
    [
      'block issuedOn day.inFuture',
      { issuedOn: '24.11.2026', statusOn: '' },
      { issuedOn: '23.11.2026', statusOn: '' },
    ],
    [
      'block category permit.categoryNotHere',
      { scheme: 'EMP-S', quotaLine: 'seasonal' },
      { scheme: 'EMP-S', quotaLine: 'seasonal', category: '' },
    ],
    [
      'block category permit.categoryNotHere',
      { scheme: 'CERT', quotaLine: '' },
      { scheme: 'CERT', quotaLine: '', category: '' },
    ],
    [
      'block category permit.categoryNotHere',
      { scheme: 'LI', quotaLine: 'labourImmigrants' },
      { scheme: 'LI', quotaLine: 'labourImmigrants', category: '' },
    ],
    ['warn category permit.categoryMissing', { category: '' }, { category: '3' }],
    [
      'warn category permit.transferSkilled',
      { scheme: 'ICT', category: '4', quotaLine: '' },
      { scheme: 'ICT', category: '3', quotaLine: '' },
    ],
    ['warn extension permit.extensionsAbove', { extension: '4' }, { extension: '3' }],
    [
      'warn extension permit.extensionsAbove',
      { category: '2', quotaLine: 'cat2', extension: '4' },
      { category: '1', quotaLine: 'cat1', extension: '4' },
    ],
    [
      'warn extension permit.extensionsAbove',
      { scheme: 'ICT', quotaLine: '', extension: '2' },
      { scheme: 'ICT', quotaLine: '', extension: '1' },
    ],
    [
      'warn monthsGranted permit.monthsAbove',
      { scheme: 'LI', category: '', quotaLine: 'labourImmigrants', monthsGranted: '13' },
      { scheme: 'LI', category: '', quotaLine: 'labourImmigrants', monthsGranted: '12' },
    ],
    [
      'warn monthsWithoutBreak permit.monthsAbove',
      { scheme: 'LI', category: '', quotaLine: 'labourImmigrants', monthsWithoutBreak: '13' },
      { scheme: 'LI', category: '', quotaLine: 'labourImmigrants', monthsWithoutBreak: '12' },
    ],
    [
      'warn validUntil permit.monthsAbove',
      { scheme: 'LI', category: '', quotaLine: 'labourImmigrants', validUntil: '01.02.2027' },
      { scheme: 'LI', category: '', quotaLine: 'labourImmigrants', validUntil: '31.01.2027' },
    ],
    ['warn statusOn permit.statusBeforeIssue', { statusOn: '14.01.2026' }, { statusOn: '15.01.2026' }],
    [
      'warn statusOn permit.statusDayMissing',
      { status: 'suspended', statusOn: '' },
      { status: 'extended', statusOn: '' },
    ],
    ['warn quotaLine permit.lineNotFitting', { quotaLine: 'cat2' }, { quotaLine: 'all' }],
    [
      'warn quotaLine permit.outsideQuota',
      { scheme: 'ICT', quotaLine: 'cat3' },
      { scheme: 'ICT', quotaLine: '' },
    ],
    ['warn quotaYear permit.quotaYearFar', { quotaYear: '2024' }, { quotaYear: '2025' }],
    [
      'block previousNumber permit.previousIsItself',
      { previousNumber: 'ut 00001' },
      { previousNumber: 'UT-00000' },
    ],
    ['warn iin identifier.bornOn', { iin: '750812300001' }, { iin: '' }],
    ['warn iin identifier.checksum', { iin: '740812300001' }, { iin: '' }],
    ['warn employerIdentifier identifier.checksum', { employerIdentifier: '990140000042' }, {}],
    [
      'block contractUntil day.endBeforeStart',
      { contractOn: '02.02.2026', contractUntil: '01.02.2026' },
      { contractOn: '01.02.2026', contractUntil: '01.02.2026' },
    ],
  ])('%s', (said, wrong, right) => {
    expect(issuesOf(wrong)).toContain(said);
    expect(issuesOf(right)).not.toContain(said);
  });

  it('checks no number against a pattern', () => {
    for (const number of ['1', 'KZ12ABC12345678', '№ 5 / 2026-ИРС', 'б/н'])
      expect(issuesOf({ number })).toEqual([]);
  });

  it('knows every document it names, the first one first and each once', () => {
    const { documentNumber, otherDocuments } = permitContent({
      documentNumber: 'UT 1',
      otherDocuments: 'UT2; ut-1, UT3,, UT2',
    });
    expect(documentsOf({ documentNumber, otherDocuments })).toEqual(['UT 1', 'UT2', 'UT3']);
  });
});

describe('the line of the ledger', () => {
  it('is given by scheme and category', () => {
    expect(permitSchemes.map((scheme) => quotaLineOf(scheme, null))).toEqual([
      'all',
      'seasonal',
      'all',
      null,
      'origin',
      null,
      'labourImmigrants',
    ]);
    expect([1, 2, 3, 4].map((category) => quotaLineOf('EMP', category as 1))).toEqual([
      'cat1',
      'cat2',
      'cat3',
      'cat4',
    ]);
  });

  it('always fits itself', () => {
    for (const scheme of permitSchemes) {
      const own = quotaLineOf(scheme, null);
      if (own !== null) expect(lineFits(own, scheme, null), scheme).toBe(true);
    }
    expect(lineFits('labourImmigrants', 'EMP', 3)).toBe(false);
    expect(lineFits('cat2', 'EMP', null)).toBe(true);
    expect(lineFits('cat2', 'EMP-S', null)).toBe(false);
    expect(lineFits('all', 'LI', null)).toBe(false);
  });
});
