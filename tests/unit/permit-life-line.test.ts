import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PermitLink } from '#shared/contract/permits.ts';
import { addDays, day } from '#shared/dates/day.ts';
import type { Instant } from '#shared/dates/day.ts';
import type { PermitId, PermitStatus } from '#shared/work/permit.ts';
import { extensionWindow, layLifeLine, phasesOf } from '../../renderer/components/permit/life-line.ts';

const today = day('2026-11-23');

function link(
  from: string,
  to: string,
  steps: readonly (readonly [PermitStatus, string | null])[] = [],
): PermitLink {
  return {
    id: from as PermitId,
    number: 'UT-1',
    extension: null,
    issuedOn: null,
    validFrom: day(from),
    validUntil: day(to),
    status: steps.at(-1)?.[0] ?? 'issued',
    statusOn: null,
    history: steps.map(([status, on]) => ({
      status,
      on: on === null ? null : day(on),
      note: null,
      source: '',
      at: '' as Instant,
      by: '',
    })),
  };
}

describe('the phases of a permit', () => {
  it('are its term when nothing happened', () => {
    expect(phasesOf(link('2026-02-01', '2027-01-31', [['issued', '2026-01-15']]))).toEqual([
      { kind: 'valid', from: '2026-02-01', to: '2027-01-31' },
    ]);
  });

  it('are cut where it was suspended, let run again and revoked', () => {
    const steps = [
      ['issued', '2026-01-15'],
      ['suspended', '2026-05-01'],
      ['issued', '2026-06-01'],
      ['extended', '2026-07-01'],
      ['revoked', '2026-09-10'],
    ] as const;
    expect(phasesOf(link('2026-02-01', '2027-01-31', steps))).toEqual([
      { kind: 'valid', from: '2026-02-01', to: '2026-04-30' },
      { kind: 'suspended', from: '2026-05-01', to: '2026-05-31' },
      { kind: 'valid', from: '2026-06-01', to: '2026-09-09' },
      { kind: 'void', from: '2026-09-10', to: '2027-01-31' },
    ]);
  });

  it('leave out what is after the end or has no day', () => {
    const steps = [
      ['suspended', null],
      ['revoked', '2027-02-01'],
    ] as const;
    expect(phasesOf(link('2026-02-01', '2027-01-31', steps))).toHaveLength(1);
  });

  it('fill the term without gap or overlap, whatever happened', () => {
    const anyStep = fc.tuple(
      fc.constantFrom<PermitStatus>('issued', 'extended', 'suspended', 'revoked', 'replaced', 'expired'),
      fc.integer({ min: -50, max: 450 }).map((days) => addDays(day('2026-02-01'), days) as string),
    );
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 8 }), (steps) => {
        const phases = phasesOf(link('2026-02-01', '2027-01-31', steps));
        expect(phases[0]?.from).toBe('2026-02-01');
        expect(phases.at(-1)?.to).toBe('2027-01-31');
        phases.forEach((phase, index) => {
          expect(phase.from <= phase.to).toBe(true);
          const next = phases[index + 1];
          if (next !== undefined) {
            expect(next.from).toBe(addDays(phase.to, 1));
            expect(next.kind).not.toBe(phase.kind);
          }
        });
      }),
    );
  });
});

describe('the line', () => {
  it('holds every term, today and the days to apply for the extension', () => {
    const chain = [
      link('2024-02-01', '2025-01-31'),
      link('2025-02-01', '2026-01-31'),
      link('2026-02-01', '2027-01-31'),
    ];
    const line = layLifeLine(chain, { today, scheme: 'EMP' });
    expect(line.window).toMatchObject({ from: '2026-12-02', to: '2027-01-01' });
    const places = [
      line.today,
      ...line.ticks.map(({ left }) => left),
      ...line.rows.flatMap(({ phases }) => phases.flatMap(({ left, width }) => [left, left + width])),
    ];
    for (const place of places) {
      expect(place).toBeGreaterThanOrEqual(0);
      expect(place).toBeLessThanOrEqual(100);
    }
    expect(line.ticks.length).toBeGreaterThan(3);
    expect(line.ticks.length).toBeLessThan(14);
    const [first, second] = line.rows.map(({ phases }) => phases[0]);
    expect((first?.left ?? 0) + (first?.width ?? 0)).toBeCloseTo(second?.left ?? -1, 6);
  });

  it('has no days to apply for where nothing can be extended', () => {
    const ended = link('2026-02-01', '2027-01-31', [['revoked', '2026-09-10']]);
    expect(extensionWindow(ended, 'EMP')).toBe(null);
    expect(extensionWindow(link('2026-02-01', '2027-01-31'), 'EMP-S')).toBe(null);
    expect(extensionWindow(link('2026-02-01', '2027-01-31'), 'ICT')).not.toBe(null);
  });
});
