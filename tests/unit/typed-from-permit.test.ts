import { describe, expect, test } from 'vitest';
import { emptyForeigner } from '#shared/forms/notification-form.ts';
import { permitContent } from '#tests/fixtures/permit.ts';
import { takeOverPermit } from '../../renderer/composables/typed-from-permit.ts';

const almaty = '750000000';
const atyrau = '230000000';
const permit = permitContent({ regions: `${atyrau},${almaty}` });

describe('a permit taken over into the work block', () => {
  test('fills number, term, employer and the region of stay where the permit names it', () => {
    const person = emptyForeigner();
    takeOverPermit(person, permit, almaty);
    expect(person).toMatchObject({
      workPermitNumber: 'UT-00001',
      workPermitUntil: '31.01.2027',
      employerIdentifier: '990140000047',
      employerName: 'ТОО «Образец»',
      workplaceRegion: almaty,
      jobTitle: '',
    });
  });

  test('takes the first region of the permit for a stay elsewhere', () => {
    const person = emptyForeigner();
    takeOverPermit(person, permit, '710000000');
    expect([almaty, atyrau]).toContain(person.workplaceRegion);
    expect(person.workplaceRegion).toBe(permit.regions[0]);
  });

  test('names no region when the paper names none', () => {
    const person = emptyForeigner();
    takeOverPermit(person, { ...permit, regions: ['KZ'] }, almaty);
    expect(person.workplaceRegion).toBe('');
  });

  test('leaves what was typed of employer and region: the check compares it', () => {
    const person = {
      ...emptyForeigner(),
      workPermitNumber: 'UT-1',
      employerIdentifier: '000140000004',
      workplaceRegion: '710000000',
    };
    const takeBack = takeOverPermit(person, permit, almaty);
    expect(person).toMatchObject({
      workPermitNumber: 'UT-00001',
      employerIdentifier: '000140000004',
      workplaceRegion: '710000000',
    });
    takeBack();
    expect(person).toEqual({
      ...emptyForeigner(),
      workPermitNumber: 'UT-1',
      employerIdentifier: '000140000004',
      workplaceRegion: '710000000',
    });
  });
});
