import type { PackageRow } from '#shared/contract/work.ts';
import { AppError } from '#shared/errors.ts';
import type { Day } from '#shared/dates/day.ts';
import type { RulePackage } from '#shared/rules/work/package.ts';
import { judgeWork } from '#shared/rules/work/judge-work.ts';
import { instantNow } from '../../core-state.ts';
import type { OpenStore } from '../../core-state.ts';
import type { DeskContext, Services } from '../../dispatch.ts';
import type { StoredPackage } from '../../store/tables/rule-packages.ts';
import { note, todayOf } from '../at-desk.ts';
import { changesUnder } from './changes.ts';
import { takeInPackage } from './package-book.ts';
import { contentDifferences, readPackage } from './read-package.ts';

const mostDifferences = 200;

function describePackage(stored: StoredPackage, store: OpenStore, today: Day): PackageRow {
  const { content: _content, activatedBy, ...shown } = stored;
  return {
    ...shown,
    activatedBy: activatedBy === null ? null : (store.tables.users.byId(activatedBy)?.name ?? null),
    inForce: store.packages.inForce(today).id === stored.id,
  };
}

const list = (desk: DeskContext): PackageRow[] =>
  desk.store.packages
    .all()
    .map((stored) => describePackage(stored, desk.store, todayOf(desk)))
    .reverse();

/** What a candidate is, and where its text differs from the package it would follow. */
function summaryOf({ content, hash }: RulePackage, { packages }: OpenStore) {
  const { id, validFrom, validTo } = content;
  const against = packages.inForce(validFrom).id;
  const differs = contentDifferences(packages.rules(against).content, content, mostDifferences);
  return { id, validFrom, validTo, hash, against, differs };
}

export const packageServices = {
  'package.list': (_input, desk) => list(desk),

  'package.read'({ id }, desk) {
    const stored = desk.store.packages.all().find((each) => each.id === id);
    if (stored === undefined) throw new AppError('package.unknown');
    return {
      ...describePackage(stored, desk.store, todayOf(desk)),
      text: JSON.stringify(JSON.parse(stored.content), null, 2),
    };
  },

  async 'package.try'({ text }, desk) {
    const { store } = desk;
    const today = todayOf(desk);
    const { rules, issues } = readPackage(text, store.packages, today);
    const journal = (judged: number | null) =>
      note(desk, 'package.try', { object: rules?.hash ?? '', data: { judged, issues: issues.length } });
    if (rules === null) {
      journal(null);
      return { issues: [...issues], summary: null, changes: null };
    }
    const changes = await changesUnder(desk, today, ({ input }) => judgeWork(input, rules));
    journal(changes.judged);
    return { issues: [...issues], summary: summaryOf(rules, store), changes };
  },

  'package.activate'({ text, reason }, desk) {
    const { store, state, user } = desk;
    const { rules, issues } = readPackage(text, store.packages, todayOf(desk));
    const blocking = issues.filter(({ severity }) => severity === 'block');
    if (rules === null || blocking.length > 0)
      throw new AppError('package.refused', { count: blocking.length }, blocking);
    const at = instantNow(state);
    const { id, validFrom, validTo } = rules.content;
    store.tables.write(() => {
      takeInPackage(store.tables, rules, {
        origin: 'office',
        activatedAt: at,
        activatedBy: user.id,
        reason: reason.trim(),
      });
      note(desk, 'package.activate', { at, object: id, data: { hash: rules.hash, validFrom, validTo } });
    });
    store.packages.refresh();
    state.emit({ name: 'settings.changed', detail: 'package' });
    return list(desk);
  },
} satisfies Partial<Services>;
