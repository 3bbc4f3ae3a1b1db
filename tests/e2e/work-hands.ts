import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { writeDay } from '#shared/dates/typed-day.ts';
import { emptyPermit } from '#shared/forms/permit-form.ts';
import type { PermitValues } from '#shared/forms/permit-form.ts';
import { acceptImport, judgeImport, permitCsv, startImport } from '#tests/fixtures/imports.ts';
import { expect, type Desk } from './desk.ts';
import type { Entry } from './form-hands.ts';
import { enter, type } from './hands.ts';
import { officeDay, written } from './notice.ts';

/* A register of permits, a quota ledger, and hands that type the work of a visitor. All names and numbers are invented. */

export const atyrau = '230000000';
export const welder = 'Дәнекерлеуші';
export const company = { identifier: '990140000047', name: 'ТОО «Образец»' } as const;
export const sister = { identifier: '000140000004', name: 'ТОО «Образец Сервис»' } as const;

/** Day of issue of every permit here; limits and use are of its year. */
const issued = officeDay(-30);
const year = issued.slice(0, 4);

/** A permit of the invented person, category 4, in Atyrau; `changes` win. */
export function permit(changes: Partial<PermitValues> = {}): PermitValues {
  return {
    ...emptyPermit(),
    number: 'UTO-000001',
    scheme: 'EMP',
    category: '4',
    issuedOn: writeDay(issued),
    issuer: 'Үлгі әкімдігі',
    validFrom: written(-20),
    validUntil: written(344),
    regions: atyrau,
    employerIdentifier: company.identifier,
    employerName: company.name,
    surname: 'ERIKSSON',
    givenNames: 'ANNA MARIA',
    bornOn: '12.08.1974',
    citizenship: 'UZB',
    documentNumber: 'L898902C3',
    jobTitle: welder,
    professionCode: '7212',
    status: 'issued',
    statusOn: writeDay(issued),
    quotaYear: year,
    quotaLine: 'cat4',
    ...changes,
  };
}

/** Saves a permit by the product's own call, as a senior does; whatever is asked for and missing is passed with a reason. */
export async function savePermit({ ask }: Desk, values: PermitValues): Promise<string> {
  const { issues } = await ask('permit.check', { id: null, values });
  const { id } = await ask('permit.save', {
    id: null,
    requestId: randomUUID(),
    revision: null,
    values,
    passed: issues.map(({ path, code }) => ({ path, code })),
    reason: issues.length > 0 ? 'invented' : null,
  });
  return id;
}

/** An extract of today that names nobody here: what is not in it is not on record. */
export async function takeInRegister(desk: Desk): Promise<void> {
  const read = await startImport(desk, permitCsv(3), { snapshotOn: officeDay() });
  const judged = await judgeImport(desk, read);
  await acceptImport(desk, judged.id);
  const { snapshot } = await desk.ask('permit.list', {
    text: '',
    scheme: null,
    status: null,
    region: null,
    endingBefore: null,
    after: null,
    limit: 1,
  });
  expect(snapshot.snapshotOn).toBe(officeDay());
}

/** A line of the ledger: 120 units, 77 used before the permits here were issued. */
export async function setQuota({ ask }: Desk): Promise<void> {
  const line = { region: atyrau, year, line: 'cat4' };
  const passing = { corrects: null, passed: [], reason: null };
  await ask('quota.setLimit', {
    values: {
      ...line,
      units: '120',
      from: `01.01.${year}`,
      act: 'Үлгі бұйрық № 1',
      source: 'Үлгі',
      confirmed: 'yes',
    },
    ...passing,
  });
  await ask('quota.setUse', {
    values: { ...line, used: '77', asOf: writeDay(issued), source: 'Үлгі' },
    ...passing,
  });
}

/** Types into one field of the form, wherever the cursor was. */
async function put(page: Page, path: string, entry: Entry): Promise<void> {
  const field = page.locator(`[id="${path}"]`);
  if (typeof entry !== 'string' && 'choice' in entry) {
    await field.getByRole('radio').nth(entry.choice).focus();
    await page.keyboard.press('Space');
    return;
  }
  await field.focus();
  await page.keyboard.press('Control+A');
  await type(page, typeof entry === 'string' ? entry : entry.line);
  if (typeof entry !== 'string') await enter(page);
}

/** Types field after field, each at its own place. */
export async function typeFields(page: Page, entries: Readonly<Record<string, Entry>>): Promise<void> {
  for (const [path, entry] of Object.entries(entries)) await put(page, path, entry);
}
