import type { AppointmentActivities } from '../../domain/pipelines/appointment/activities.js';
import { addWorkdays } from '../../domain/vocabulary/workdays.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { refuse } from '../../domain/vocabulary/refusal.js';
import { holdersOf } from '../../db/accounts/roles.js';
import { presentAmong, readAppointmentRow } from '../../db/appointments/appointment.js';
import { findRelations } from '../../db/people/people.js';
import { levelAfterAppointment } from '../../policy/rules/section-9-appointment.js';
import { createCheckWithdrawal } from './check-withdrawal.js';
import type { ActivityDependencies } from '../dependencies.js';
import { APPOINTMENT } from '../../domain/refusals/pipelines/appointment.js';
import { INTERVIEW } from '../../domain/refusals/cases.js';

type Dependencies = Pick<ActivityDependencies, 'db' | 'library' | 'calendar'>;

/** What the appointment asks of HR's records and of the policy; writes nothing. */
export const createAppointmentActivities = (dependencies: Dependencies): AppointmentActivities => ({
  trialAlarm: ({ lastDay, policyVersion }) => {
    const { alarmWorkdaysAfterEnd } = dependencies.library.byVersion(policyVersion).trial;
    return Promise.resolve({ on: addWorkdays(dependencies.calendar, lastDay, alarmWorkdaysAfterEnd.value) });
  },
  checkAttendance: createCheckAttendance(dependencies),
  readAppointment: createReadAppointment(dependencies),
  checkWithdrawal: createCheckWithdrawal(dependencies),
});

/** 9.5.9: by the roles of the accounts, and by relation to the employee. */
const createCheckAttendance =
  ({ db }: Dependencies): AppointmentActivities['checkAttendance'] =>
  async ({ personId, by, attendees }) => {
    const there = [...new Set([by.personId, ...attendees])];
    const known = await presentAmong(db, there, todayIn('Asia/Shanghai', Date.now()));
    const unknown = there.find((id) => !known.includes(id) || id === personId);
    if (unknown !== undefined) {
      return { refusal: refuse(INTERVIEW.ATTENDEE_UNFIT, { unknown }) };
    }
    const holders = await holdersOf(db, ['hr', 'hr-manager']);
    const relations = await findRelations(db, personId);
    const hr = by.roles.includes('hr') || there.some((id) => holders.includes(id));
    const above = [...(relations?.superiors ?? []), relations?.departmentHeadId ?? ''];
    const department = by.roles.includes('department-head') || there.some((id) => above.includes(id));
    if (hr && department) return {};
    return { refusal: refuse(hr ? INTERVIEW.DEPARTMENT_ABSENT : INTERVIEW.HR_ABSENT) };
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
        return { refusal: refuse(APPOINTMENT.SUPERIOR_UNFIT, { reportsTo }) };
      }
    }
    const { name, level, superiorId, departmentHeadId } = row;
    const levelAfter = levelAfterAppointment(library.byVersion(policyVersion), to, level);
    return { personName: name, level, levelAfter, superiorId, departmentHeadId };
  };
