import { declare } from '../vocabulary/refusal.js';
import { text } from '../vocabulary/text.js';
import { unseen } from './unseen.js';

/** What is refused about endpoints of other systems and robots, and what goes to them. */
export const ENDPOINT = declare('ENDPOINT', {
  NOT_FOUND: { status: 404, words: unseen('该接收端', 'endpoint') },
  DELIVERY_NOT_FOUND: { status: 404, words: unseen('该投递', 'delivery') },
  ADDRESS_UNFIT: {
    status: 422,
    words: text(
      '网址须以 https:// 开头，不含用户名、密码与 # 部分。只有设置了 JINJI_WEBHOOK_LOOPBACK 时，本机可用 http://。',
      'The address has to begin with https:// and hold no user name, password or part behind #. Only to this machine, and only with JINJI_WEBHOOK_LOOPBACK, http:// will do.',
    ),
  },
  ADDRESS_NOT_ALLOWED: {
    status: 422,
    words: text(
      '该网址指向内部或保留的 IP 地址。如确需投递到公司内网，请在 JINJI_WEBHOOK_NETWORKS 中列出该网段后重启。',
      'The address leads to a private or reserved IP address. Where that is meant, name its network in JINJI_WEBHOOK_NETWORKS and restart.',
    ),
  },
  NOT_A_ROBOT: {
    status: 422,
    words: text(
      '这不是该平台群机器人的网址。请在群设置中复制机器人的 Webhook 地址。',
      'This is not the address of a robot of that vendor. Copy the webhook address from the settings of the group.',
    ),
  },
  ADDRESS_TAKEN: {
    status: 409,
    words: text(
      '该网址已登记。请使用已有的接收端，或先终止它。',
      'This address is registered already. Use the endpoint there is, or end it first.',
    ),
  },
  SECRET_MISSING: {
    status: 422,
    words: text(
      '请填写平台给出的签名密钥（钉钉“加签”、飞书“签名校验”）。',
      'Give the secret by which the vendor checks signatures: the robot has it among its security settings.',
    ),
  },
  SECRET_NOT_TAKEN: {
    status: 422,
    words: text(
      '这种接收端不填写密钥：Webhook 的密钥由本系统生成，企业微信机器人不签名。请留空。',
      'This kind of endpoint takes no secret: that of a webhook is made here, and a WeCom robot signs nothing. Leave it out.',
    ),
  },
  SECRET_NOT_OURS: {
    status: 409,
    words: text(
      '机器人的密钥由平台给出，不能在此更换。请在平台更换后登记新的接收端。',
      'The secret of a robot is its vendor’s and is not made here. Change it there and register another endpoint.',
    ),
  },
  HOST_UNKNOWN: {
    status: 422,
    words: text(
      '该网址不在所选平台的主机上。请从平台的机器人设置中复制网址；公司自建的平台，请先由系统管理员登记该主机上的接收端。',
      'This address is not at a host of the chosen vendor. Copy it from the settings of your robot; where the company runs one of its own, have IT register an endpoint at that host first.',
    ),
  },
  NO_HOURS: {
    status: 409,
    words: text(
      '其他系统（Webhook）没有免打扰时段，随时投递。只有群机器人可以设置。',
      'Another system (webhook) has no quiet hours: it is told at any hour. Set them for the robot of a group.',
    ),
  },
  NOT_FOR_ROBOTS: {
    status: 422,
    words: text(
      '涉及个人案件的事件不发送到群。请去掉“案件结果已反馈”。',
      'What tells of somebody’s case goes to no group. Leave out “the result of a case was released”.',
    ),
  },
  WITHOUT_SECRET: {
    status: 409,
    words: text(
      '该接收端还没有密钥。请先取得密钥，它随即启用。',
      'This endpoint has no secret yet. Get one first; it is on from then.',
    ),
  },
  ENDED: {
    status: 409,
    words: text(
      '该接收端已终止，不能再启用。如仍需要，请重新登记。',
      'This endpoint has ended and does not come back. Register another one where it is still wanted.',
    ),
  },
});
