import { emptyForeigner } from '#shared/forms/notification-form.ts';
import type { NotificationValues } from '#shared/forms/notification-form.ts';
import { writeDay } from '#shared/dates/typed-day.ts';
import { addDays } from '#shared/dates/day.ts';
import { documentKey } from '#shared/identifiers/document-number.ts';
import { judgeWork } from '#shared/rules/work/judge-work.ts';
import type { WorkFacts } from '#shared/rules/work/facts.ts';
import { factsFileOf, factsFileSchema } from '#shared/rules/work/facts-file.ts';
import { readStrict } from '#shared/text/read-strict.ts';
import { nameKey } from '#shared/text/fold.ts';
import { quotaLineOf } from '#shared/work/permit-line.ts';
import { categoryOf } from '#shared/forms/read-permit.ts';
import type { PermitScheme } from '#shared/work/permit.ts';
import { openPackageBook } from '#electron/services/work/package-book.ts';
import { workCaseOf } from '#electron/services/work/work-case.ts';
import { openReferenceBook } from '#electron/services/reference-book.ts';
import { inventHost, inventNotification } from '#electron/seed/invented.ts';
import { chanceOf } from '#electron/seed/random.ts';
import { openTables } from '#electron/store/tables/index.ts';
import { mondayMorning } from '#tests/fixtures/desk.ts';
import { openEncrypted } from './stores.ts';
import type { BenchDesk } from './stores.ts';
import type { Work } from './measure.ts';
import { fillRegister, permitAt, today } from './work-register.ts';

interface Size {
  readonly permits: number;
  readonly ledgerRows: number;
}

/** How many people are asked about in turn, from all over the register. */
const asked = 400;
const indexAt = (turn: number, { permits }: Size): number => ((turn % asked) * 7_919) % permits;

const pickOf = <Item>(items: readonly Item[], turn: number): Item => {
  const item = items[turn % items.length];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
};

function factsOf(index: number): WorkFacts {
  const permit = permitAt(index);
  const { surname, givenNames, bornOn, documentNumber, citizenship } = permit;
  const { value } = readStrict(
    factsFileSchema,
    JSON.stringify({
      facts: {
        purpose: 'work',
        stayFrom: today,
        stayUntil: addDays(today, 30),
        regionOfWork: permit.regions[0],
        person: { surname, givenNames, bornOn, documentNumber, citizenship },
        employer: { kind: 'legalEntity', identifier: permit.employerIdentifier },
        job: { title: permit.jobTitle, level: 'skilled' },
        contract: { from: today, registered: true },
        permitNumber: permit.number,
        insuranceSeen: true,
      },
    }),
  );
  if (value === null) throw new Error('the facts of the bench do not read');
  return { ...factsFileOf(value).facts, checkedOn: today };
}

/** The same as a clerk types it: a notice about one person who came to work. */
function noticeOf(index: number): NotificationValues {
  const chance = chanceOf(index);
  const permit = permitAt(index);
  const notice = inventNotification(chance, today, [inventHost(chance)]);
  return {
    ...notice,
    foreigners: [
      {
        ...emptyForeigner(),
        ...notice.foreigners[0],
        surname: permit.surname ?? '',
        givenNames: permit.givenNames ?? '',
        bornOn: permit.bornOn === null ? '' : writeDay(permit.bornOn as typeof today),
        documentNumber: permit.documentNumber ?? '',
        citizenship: permit.citizenship ?? '',
        issuingState: permit.citizenship ?? '',
        purpose: 'work',
        employerKind: 'legalEntity',
        employerIdentifier: permit.employerIdentifier ?? '',
        employerName: permit.employerName ?? '',
        jobTitle: permit.jobTitle ?? '',
        workplaceRegion: permit.regions[0] ?? '',
        workPermitNumber: permit.number ?? '',
      },
    ],
  };
}

/** Fills a store with permits and rows of the ledger; tells how many seconds it took. */
export async function fillWork(name: string, size: Size): Promise<number> {
  const start = performance.now();
  const database = await openEncrypted(name);
  fillRegister(database, openTables(database), size);
  database.close();
  return (performance.now() - start) / 1_000;
}

/** The check of a notice about one person, through the door. */
export function liveCheck(desk: BenchDesk, size: Size): Work {
  const notices = Array.from({ length: asked }, (_, turn) => noticeOf(indexAt(turn, size)));
  return async (turn) => {
    const { work } = await desk.ask('notification.check', { values: pickOf(notices, turn) });
    if (work.length !== 1) throw new Error('the work of this person was not checked');
  };
}

/** What the verdict costs, whole and in parts, against nothing but looking the same rows up. */
export async function workWorks(
  name: string,
  size: Size,
): Promise<{ works: Readonly<Record<'verdict' | 'case' | 'rules' | 'lookup', Work>>; close: () => void }> {
  const database = await openEncrypted(name);
  const tables = openTables(database);
  const store = { tables, reference: openReferenceBook(tables, () => mondayMorning) };
  const rules = openPackageBook(tables).rulesOn(today);
  const facts = Array.from({ length: asked }, (_, turn) => factsOf(indexAt(turn, size)));
  const cases = facts.map((each) => workCaseOf(each, store));

  const permit = database.prepare(
    `SELECT * FROM permits WHERE sequence IN (
       SELECT sequence FROM permits WHERE number_key = @number
       UNION ALL SELECT permit FROM permit_documents WHERE document_key = @document
       UNION ALL SELECT sequence FROM permits WHERE name_key = @name AND born_on >= @bornIn AND born_on < @bornBefore)`,
  );
  const ofLine = 'WHERE year = @year AND region = @region AND line IN (@line, @total)';
  const limits = database.prepare(`SELECT * FROM quota_limits ${ofLine}`);
  const uses = database.prepare(`SELECT * FROM quota_uses ${ofLine}`);
  const keys = Array.from({ length: asked }, (_, turn) => {
    const content = permitAt(indexAt(turn, size));
    const bornIn = content.bornOn?.slice(0, 4) ?? '';
    return {
      paper: {
        number: documentKey(content.number ?? ''),
        document: documentKey(content.documentNumber ?? ''),
        name: nameKey(content.surname ?? '', content.givenNames ?? ''),
        bornIn,
        bornBefore: `${bornIn}-~`,
      },
      line: {
        year: Number(content.issuedOn?.slice(0, 4)),
        region: content.regions[0],
        line: quotaLineOf(content.scheme as PermitScheme, categoryOf(content)),
        total: 'all',
      },
    };
  });
  return {
    works: {
      verdict: (turn) => judgeWork(workCaseOf(pickOf(facts, turn), store), rules),
      case: (turn) => workCaseOf(pickOf(facts, turn), store),
      rules: (turn) => judgeWork(pickOf(cases, turn), rules),
      lookup(turn) {
        const { paper, line } = pickOf(keys, turn);
        return [permit.all(paper), limits.all(line), uses.all(line)];
      },
    },
    close: () => database.close(),
  };
}
