import type { ownRobot as Chinese } from '../../zh/people/own-robot.js';

export const ownRobot: typeof Chinese = {
  title: 'A robot of your own',
  lead: 'Once it is set, it tells you of your tasks and of the list of the morning in the place of mail; what it does not take is mailed, or tried again where you have no mail address. Results, letters and what concerns your log-in go by mail alone. Whoever is in the robot’s group reads the titles, so take a group that is yours alone.',
  set: 'Set a robot',
  another: 'Another robot',
  channel: 'Vendor',
  channels: { wecom: 'WeCom', dingtalk: 'DingTalk (signed)', feishu: 'Feishu (signed)' },
  url: 'Address of the robot',
  urlHelp: 'Copy it from the settings of the group’s robot; it begins with https://.',
  secret: 'Secret',
  secretHelp: 'The secret in the settings of the robot (DingTalk and Feishu sign with it).',
  save: 'Keep the robot',
  done: 'The robot is set; a first message is on its way',
  since: (when) => `Set ${when}`,
  untried: 'not asked yet',
  tried: (when) => `last asked ${when}`,
  failed: (why) =>
    `It did not take the last one (${why}): that is mailed, or tried again where you have no mail address. Check address and secret, or set another robot.`,
  end: 'End the robot',
  ended: 'Ended; what concerns your tasks is mailed again',
};
