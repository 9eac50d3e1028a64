import { AppointmentPlay, type Candidate } from '../play/appointment.js';
import { evenSheet } from '../play/defense.js';
import { addDays } from '../../domain/vocabulary/civil-date.js';
import { tellPanel } from './defense.js';
import type { House } from './house.js';

/** 9.5.7 to 9.5.10: report, panel, decision, hand-back, and the notice to the whole company; or how it ends otherwise. */
export async function appoint(house: House, candidate: Candidate, lastDay: string): Promise<void> {
  const play = new AppointmentPlay(house, house.cast, candidate);
  if ((await play.reach('report', 'interview')) === 'interview') {
    await house.chapter('I-60', '试用未通过：面谈并归档', 'The trial was not passed: interview and archive');
    await play.interview();
    await play.reach('not-appointed');
    return;
  }
  await house.chapter('9.5.7', '述职与答辩', 'Report on duties and defense');
  await play.report('彩排：试用期间的工作总结与改进计划。');
  await defend(house, play);
  await house.chapter('9.5.8', '总经理审批正式任命', 'The general manager decides');
  const { gm } = house.wishes;
  if (gm === 'returns') {
    await play.decide({ decision: 'return', returnTo: 'panel', reason: '彩排' });
    await defend(house, play);
    await play.decide({ decision: 'approve', reason: '彩排' }, '彩排：已再次答辩');
  } else await play.decide({ decision: gm === 'rejects' ? 'reject' : 'approve', reason: '彩排' });
  await house.chapter('9.5.9', '反馈与面谈', 'Feedback and interview');
  if (gm !== 'rejects') {
    house.say(
      `任命自试用最后一日 ${lastDay} 的次日起生效（I-52）；时间快进`,
      `it holds from the day after the trial's last day, ${lastDay} (I-52); time is skipped`,
    );
    await house.stage.skipTo(addDays(lastDay, 1), '09:00');
  }
  await play.release();
  await play.interview();
  if (gm === 'rejects') {
    await play.reach('not-appointed');
    return;
  }
  await play.reach('notice');
  await play.signNotice();
  await house.chapter('9.5.10', '发布任命红头文件', 'The company-wide notice');
  await play.publish();
  await play.reach('appointed');
}

async function defend(house: House, play: AppointmentPlay): Promise<void> {
  await play.defend((caseId) => evenSheet(caseId, house.wishes.panel));
  await tellPanel(house, [play.caseId]);
}
