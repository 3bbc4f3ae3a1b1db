import { day } from '../../dates/day.ts';
import type { RulePackageContent } from './package.ts';
import { exemptionRows } from './rows-exemptions-2026.ts';
import { noPaperRows, paperRows, personRows } from './rows-papers-2026.ts';
import { modifierRows, quotaRows } from './rows-quota-2026.ts';
import { schemeRows } from './rows-schemes-2026.ts';
import { scopeRows, treatyRows } from './rows-treaty-2026.ts';

/**
 * The package the product ships, from the research in permits-quotas.md. A released package is never edited: a changed rule is a new
 * package with a later first day. It reaches back to 1 July 2023, the reform its permit rules come from; later changes are dates among
 * the thresholds.
 */
export const shippedRules: RulePackageContent = {
  id: 'work-2026-11-22.1',
  validFrom: day('2023-07-01'),
  validTo: null,
  editions: {
    decree148: {
      on: day('2022-03-04'),
      text: 'Decree No. 148 of 21.01.2012 as amended by No. 111 of 04.03.2022; later amendments not read',
    },
    migrationLaw: {
      on: day('2025-09-27'),
      text: 'Law No. 477-IV of 22.07.2011 as amended by No. 220-VIII of 27.09.2025',
    },
    labourCode: { on: day('2026-01-09'), text: 'Labour Code with amendments up to 09.01.2026' },
    offencesCode: {
      on: day('2026-01-09'),
      text: 'Code of Administrative Offences with amendments up to 09.01.2026',
    },
    eaeuTreaty: { on: day('2014-05-29'), text: 'Treaty on the EAEU of 29.05.2014' },
    resolution1041: {
      on: day('2025-08-18'),
      text: 'Resolution No. 1041 of 24.11.2023 as amended on 18.08.2025; text from item 7 on not found',
    },
    order279: {
      on: day('2025-10-17'),
      text: 'Order No. 279 of 30.06.2023 with amendments up to 17.10.2025, by practice notes',
    },
    aifcStatute: { on: null, text: 'Constitutional Statute on the AIFC; not read' },
  },
  limits: {
    adultYears: 18,
    treatyRegistrationFreeDays: 30,
    treatyStayDays: 90,
    newContractDays: 15,
    kandasYears: 1,
    capitalMonths: 2,
    familyMarriageYears: 1,
    commissioningYears: 1,
    wholeForeignCapFrom: day('2025-08-31'),
    tripDaysPerYear: 90,
    ictYears: 3,
    ictExtensionYears: 1,
    seasonalMonths: 12,
    extensions: 3,
    certificateMonths: 3,
    certificateContractYears: 3,
    labourImmigrantMonths: 12,
    labourImmigrantContracts: 5,
    endingSoonDays: 60,
    extensionWindowFrom: 60,
    extensionWindowTo: 30,
    visasWithoutWork: [
      'B10',
      'B12',
      'B13',
      'B14',
      'B15',
      'B16',
      'B17',
      'B18',
      'B19',
      'B20',
      'B21',
      'B22',
      'C9',
      'C10',
      'C11',
      'C12',
    ],
  },
  rows: [
    ...scopeRows,
    ...treatyRows,
    ...exemptionRows,
    ...personRows,
    ...noPaperRows,
    ...paperRows,
    ...schemeRows,
    ...quotaRows,
    ...modifierRows,
  ],
};
