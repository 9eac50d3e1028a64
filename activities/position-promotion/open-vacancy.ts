import type { VacancyActivities } from '../../domain/pipelines/position-promotion/activities.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import type { SheetForm } from '../../domain/pipelines/position-promotion/vacancy.js';
import { listChoicesInForce } from '../../db/policy/choice-changes.js';
import { findPerson } from '../../db/people/person.js';
import { isDepartment } from '../../db/vacancies/vacancies.js';
import { choicesOn } from '../../policy/data/choices.js';
import type { ActivityDependencies } from '../dependencies.js';
import { VACANCY } from '../../domain/refusals/pipelines/position-promotion.js';

/** 9.1, I-73: the vacancy takes the policy and the choices of the day it is opened, and keeps them. */
export const createOpenVacancy =
  ({ db, library }: Pick<ActivityDependencies, 'db' | 'library'>): VacancyActivities['openVacancy'] =>
  async ({ departmentId, reportsTo, on }) => {
    if (!(await isDepartment(db, departmentId))) return { refusal: noDepartment(departmentId) };
    const superior = await findPerson(db, reportsTo, on);
    if (superior === null) return { refusal: noSuperior(reportsTo) };
    if (superior.status === 'left') return { refusal: superiorLeft(reportsTo) };
    const policy = library.inForceOn(on);
    const itemsOf = (form: SheetForm): readonly string[] => policy.assessmentForms[form].items.map(({ id }) => id);
    return {
      policyVersion: policy.version,
      choices: choicesOn(library, await listChoicesInForce(db), on),
      stepWorkdays: policy.levelPromotion.interviewWorkdays.value,
      relatedHeadsWanted: policy.relatedHeads.value,
      items: { competency: itemsOf('competency'), peripheral: itemsOf('peripheral') },
    };
  };

const noDepartment = (id: string): Refusal => refuse(VACANCY.NO_SUCH_DEPARTMENT, { id });
const noSuperior = (personId: string): Refusal => refuse(VACANCY.NO_SUCH_SUPERIOR, { personId });
const superiorLeft = (personId: string): Refusal => refuse(VACANCY.SUPERIOR_LEFT, { personId });
