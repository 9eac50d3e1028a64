import type { AppointmentActivities } from '../../domain/pipelines/appointment/activities.js';
import { addWorkdays } from '../../domain/vocabulary/workdays.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import { text } from '../../domain/vocabulary/text.js';
import { holdersOf } from '../../db/accounts/roles.js';
import { presentAmong, readAppointmentRow } from '../../db/appointments/appointment.js';
import { listDutyReports } from '../../db/appointments/duty-reports.js';
import { findRelations } from '../../db/people/people.js';
import { levelAfterAppointment } from '../../policy/rules/section-9-appointment.js';
import { createCheckWithdrawal } from '../position-promotion/check-withdrawal.js';
import type { ActivityDependencies } from '../dependencies.js';

type Dependencies = Pick<ActivityDependencies, 'db' | 'library' | 'calendar'>;

/** What the appointment asks of HR's records and of the policy; writes nothing. */
export const createAppointmentActivities = (dependencies: Dependencies): AppointmentActivities => ({
  trialAlarm: ({ lastDay, policyVersion }) => {
    const { alarmWorkdaysAfterEnd } = dependencies.library.byVersion(policyVersion).trial;
    return Promise.resolve({ on: addWorkdays(dependencies.calendar, lastDay, alarmWorkdaysAfterEnd.value) });
  },
  checkReport: createCheckReport(dependencies),
  checkAttendance: createCheckAttendance(dependencies),
  readAppointment: createReadAppointment(dependencies),
  checkWithdrawal: createCheckWithdrawal(dependencies),
});

const refuse = (code: string, clause: string, zh: string, en: string): { readonly refusal: Refusal } => ({
  refusal: { code, clause, message: text(zh, en) },
});

const createCheckReport =
  ({ db }: Dependencies): AppointmentActivities['checkReport'] =>
  async ({ caseId, reportId }) =>
    (await listDutyReports(db, caseId)).some(({ id }) => id === reportId)
      ? {}
      : refuse(
          'REPORT.UNKNOWN_FILE',
          '9.5.7',
          `没有为本案件上传编号为 ${reportId} 的文件。请先上传,再提交其编号。`,
          `No file with the number ${reportId} was uploaded for this case. Upload it first, then hand in its number.`,
        );

/** 9.5.9: by the roles of the accounts, and by relation to the employee. */
const createCheckAttendance =
  ({ db }: Dependencies): AppointmentActivities['checkAttendance'] =>
  async ({ personId, by, attendees }) => {
    const there = [...new Set([by.personId, ...attendees])];
    const known = await presentAmong(db, there, todayIn('Asia/Shanghai', Date.now()));
    const unknown = there.find((id) => !known.includes(id) || id === personId);
    if (unknown !== undefined) {
      return refuse(
        'INTERVIEW.ATTENDEE_UNFIT',
        '9.5.9',
        `参加人 ${unknown} 查无此人、已离职或为员工本人。请核对工号。`,
        `${unknown} is not known, has left, or is the employee himself. Check the employee number.`,
      );
    }
    const holders = await holdersOf(db, ['hr', 'hr-manager']);
    const relations = await findRelations(db, personId);
    const hr = by.roles.includes('hr') || there.some((id) => holders.includes(id));
    const above = [...(relations?.superiors ?? []), relations?.departmentHeadId ?? ''];
    const department = by.roles.includes('department-head') || there.some((id) => above.includes(id));
    if (hr && department) return {};
    return refuse(
      hr ? 'INTERVIEW.DEPARTMENT_ABSENT' : 'INTERVIEW.HR_ABSENT',
      '9.5.9',
      '晋升面谈须由人力资源部会同部门负责人进行(§9.5.9)。请在 attendees 中写明双方参加人的工号。',
      'The interview is held by HR together with the department (§9.5.9). Name in attendees who of both was there.',
    );
  };

/** I-61: level and reporting line as they are today. */
const createReadAppointment =
  ({ db, library }: Dependencies): AppointmentActivities['readAppointment'] =>
  async ({ personId, to, policyVersion, on, reportsTo }) => {
    const row = await readAppointmentRow(db, personId, on);
    if (row === undefined) throw new Error(`person ${personId} is not there`);
    if (reportsTo !== undefined) {
      const [present] = await presentAmong(db, [reportsTo], on);
      const above = (await findRelations(db, reportsTo))?.superiors ?? [];
      if (present === undefined || reportsTo === personId || above.includes(personId)) {
        return refuse(
          'APPOINTMENT.SUPERIOR_UNFIT',
          '9.5.8',
          `${reportsTo} 已离职、查无此人或在候选人之下,不能作其上级。请在 reportsTo 中另行指定。`,
          `${reportsTo} has left, is not known, or stands below the candidate. Name another superior in reportsTo.`,
        );
      }
    }
    const { name, level, superiorId, departmentHeadId } = row;
    const levelAfter = levelAfterAppointment(library.byVersion(policyVersion), to, level);
    return { personName: name, level, levelAfter, superiorId, departmentHeadId };
  };
