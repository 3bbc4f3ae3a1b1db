import type { AppEvent } from '#shared/contract/carrier.ts';
import type { Day, Instant } from '#shared/dates/day.ts';
import type { Issue } from '#shared/errors.ts';
import type { PermitValues } from '#shared/forms/permit-form.ts';
import type { QuotaLimitValues, QuotaUseValues } from '#shared/forms/quota-form.ts';
import type { ImportKind } from '#shared/imports/kinds.ts';
import type { OpenStore } from '../../core-state.ts';
import { concludePermits, judgePermitRow, takeInPermit } from '../permits/take-in.ts';
import type { PermitFile } from '../permits/take-in.ts';
import { judgeLimitRow, judgeUseRow, takeInLimit, takeInUse } from '../quota/take-in.ts';
import type { Entry, LedgerFile } from '../quota/take-in.ts';

/** What a row would do or has done. A bad row has at least one issue of severity `block`; paths are field keys. */
export interface RowVerdict {
  readonly outcome: 'new' | 'changed' | 'same' | 'bad';
  readonly issues: readonly Issue[];
}

/** The file whose rows are judged, and who takes them in when. */
export interface FileOnTheWay {
  readonly store: OpenStore;
  readonly importId: string;
  readonly source: string;
  readonly snapshotOn: Day | null;
  readonly today: Day;
  readonly at: Instant;
  readonly user: { readonly id: string; readonly name: string };
  readonly newId: () => string;
}

type Values = Readonly<Record<string, string>>;

/**
 * One pass over the rows of one file, which remembers the rows it has seen. `takeIn` judges again beside what is on record now and
 * writes, within the transaction of its caller. `conclude` is told once every good row is in and none is held any more.
 */
export interface FilePass {
  judge(values: Values, line: number): RowVerdict;
  takeIn(values: Values, line: number): RowVerdict;
  conclude(): void;
}

interface Kind {
  readonly open: (file: FileOnTheWay) => FilePass;
  /** What to tell the pages when rows were taken in. */
  readonly event: AppEvent['name'];
  /** Its rows mean nothing without the day they were true on. */
  readonly needsDay: boolean;
}

function openPermits(file: FileOnTheWay): FilePass {
  const { store, importId, source, snapshotOn, today, at, user, newId } = file;
  if (snapshotOn === null) throw new Error('a register without its day was let through');
  const seen: PermitFile['seen'] = new Map();
  const { code: office, counter } = store.tables.office.read();
  const entry = { at, by: user.name, office, counter, newId };
  const fileAt = (position: number): PermitFile => ({
    store,
    today,
    importId,
    source,
    snapshotOn,
    seen,
    position,
  });
  return {
    judge: (values, line) => judgePermitRow(values as PermitValues, fileAt(line)),
    takeIn: (values, line) => takeInPermit(values as PermitValues, fileAt(line), entry),
    conclude: () => concludePermits(fileAt(0), at),
  };
}

interface LedgerParts {
  readonly judge: (values: Values, file: LedgerFile) => RowVerdict;
  readonly takeIn: (values: Values, ways: { readonly file: LedgerFile; readonly entry: Entry }) => RowVerdict;
}

const openLedger =
  ({ judge, takeIn }: LedgerParts) =>
  ({ store, today, importId, at, user, newId }: FileOnTheWay): FilePass => {
    const seen: LedgerFile['seen'] = new Map();
    const fileAt = (position: number): LedgerFile => ({ store, today, importId, seen, position });
    const entry: Entry = { store, at, by: user.id, importId, origin: 'import', note: '', newId };
    return {
      judge: (values, line) => judge(values, fileAt(line)),
      takeIn: (values, line) => takeIn(values, { file: fileAt(line), entry }),
      conclude: () => undefined,
    };
  };

/** Every kind of file with what judges its rows and takes them in; its fields stand in `shared/imports/kinds.ts`. */
export const kinds: Readonly<Record<ImportKind, Kind>> = {
  permits: { open: openPermits, event: 'permit.changed', needsDay: true },
  quotaLimits: {
    open: openLedger({
      judge: (values, file) => judgeLimitRow(values as QuotaLimitValues, file),
      takeIn: (values, ways) => takeInLimit(values as QuotaLimitValues, ways),
    }),
    event: 'quota.changed',
    needsDay: false,
  },
  quotaUse: {
    open: openLedger({
      judge: (values, file) => judgeUseRow(values as QuotaUseValues, file),
      takeIn: (values, ways) => takeInUse(values as QuotaUseValues, ways),
    }),
    event: 'quota.changed',
    needsDay: false,
  },
};
