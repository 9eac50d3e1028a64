import type { VacancyActivities } from '../../domain/pipelines/position-promotion/activities.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import { text } from '../../domain/vocabulary/text.js';
import type { SheetForm } from '../../domain/pipelines/position-promotion/vacancy.js';
import { listChoicesInForce } from '../../db/policy/choice-changes.js';
import { findPerson } from '../../db/people/person.js';
import { isDepartment } from '../../db/vacancies/vacancies.js';
import { choicesOn } from '../../policy/data/choices.js';
import type { ActivityDependencies } from '../dependencies.js';

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

const refuse = (code: string, zh: string, en: string): Refusal => ({ code, clause: '9.1', message: text(zh, en) });

const noDepartment = (id: string): Refusal =>
  refuse(
    'VACANCY.NO_SUCH_DEPARTMENT',
    `没有部门 ${id}。请核对部门编号(§9.1)。`,
    `There is no department ${id}. Check its code (§9.1).`,
  );
const noSuperior = (id: string): Refusal =>
  refuse(
    'VACANCY.NO_SUCH_SUPERIOR',
    `查无上级 ${id}。请填写该岗位汇报对象的工号(§9.1)。`,
    `There is nobody ${id}. Give the employee number of whom the post reports to (§9.1).`,
  );
const superiorLeft = (id: string): Refusal =>
  refuse(
    'VACANCY.SUPERIOR_LEFT',
    `${id} 已离职,不能作为该岗位的上级。请另填汇报对象(§9.1)。`,
    `${id} has left and cannot be whom the post reports to. Name somebody else (§9.1).`,
  );
