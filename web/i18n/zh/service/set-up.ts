/** The guided set-up of a house of one’s own. */
export const setUp = {
  title: '初始设置',
  lead: '逐步完成即可开始使用。各步按记录计算，中断后从这里继续；在别处完成的也算。',
  progress: (done: number, of: number) => `${of} 步中已完成 ${done} 步`,
  complete: '必需的各步都已完成。',
  states: { done: '已完成', open: '待完成', optional: '可跳过' },
  go: '前往办理',
  template: (name: string) => `下载模板：${name}`,
  templates: { people: '人员', ratings: '考核成绩', complaints: '投诉', leaves: '休假' },
  required: '必填',
  columns: (name: string) => `${name}文件的列与可填的词`,
  openAll: '为尚无账号的人开通',
  openHelp:
    '登录名即工号；人人为员工，部门负责人、主管按记录另加角色。密码由本人设定：有邮箱的收到一次性链接，其他人在登录页取得代码。其余角色在账号页授予。',
  openNow: '确认开通',
  opened: (n: number) => `已开通 ${n} 个账号`,
  openedNone: '人人都已有账号，没有需要开通的',
  steps: {
    administrator: {
      title: '首位管理员',
      lead: '启动服务时指定其工号，终端打印一次性链接，由其自设密码。确认初始设置之前，由其一人办理。',
    },
    people: {
      title: '人员',
      lead: '导入人员文件：先试运行看差异，再整份生效。「离职日期」是不再在职的第一天。',
    },
    departments: { title: '部门与负责人', lead: '部门由人员文件的「部门」列建立，负责人由「部门负责人」列指定。' },
    ratings: {
      title: '考核成绩',
      lead: '每月一行。自「公布日期」起生效；未填的，以导入当天为公布日期。投诉与休假如有，也请导入。',
    },
    pay: { title: '薪资表', lead: '晋级前，两个职级都要有薪资标准（I-83）。' },
    accounts: {
      title: '账号与角色',
      lead: '员工看自己的职级与文书；部门负责人提交与面谈；评委评分；人力资源专员办理各步；人力资源部经理另可定级与确认；总经理审批整批；系统管理员管理账号；审计只读。',
    },
    marks: { title: '答辩合格线', lead: '未选定合格线，不能组织答辩（I-30）。' },
    'go-live': { title: '启用日', lead: '自该日起公布的 C、D 触发 §11；以前的由人力资源逐一决定（I-82）。' },
    'taken-over': {
      title: '承接进行中的案件',
      lead: '启用日以前开始、尚未结束的试用任命、转正评定和改进计划，按所处环节录入，由第二人确认后继续办理（§4.1、I-82）。没有的跳过。',
    },
    calendar: { title: '工作日历', lead: '期限按国务院办公厅的放假安排计算；未录入的年份按法定节日推算。' },
    mail: { title: '邮件', lead: '由系统管理员在启动设置中给出邮件服务器，重启后生效。' },
    confirmation: {
      title: '总经理确认',
      lead: '总经理登录后在「待第二人确认」页确认。此后敏感变更均须第二人确认（§4.1）。',
    },
  },
};
