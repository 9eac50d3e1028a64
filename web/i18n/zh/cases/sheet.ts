/** The score sheets of §9. */
export const sheet = {
  anonymous: '匿名考核',
  anonymousHelp:
    '答卷与姓名分开保存，不记时间和顺序；任何人都查不到谁写了什么。提交后不能查回或修改。提交前的草稿加密保存在服务器上，只有您本人能打开，提交后即删除。',
  aboutWhom: (name: string) => `考核对象：${name}`,
  own: '原件缺失，评分项与权重为自行设计（I-75）。',
  weight: (percent: number) => `权重 ${percent}%`,
  score: (item: string) => `${item}：得分（0–100）`,
  quick: (item: string, score: number) => `${item} ${score} 分`,
  progress: (done: number, all: number) => `已评 ${done} / ${all} 项`,
  total: '加权合计',
  comment: '评语',
  commentHelp: '请勿写出能认出您自己的内容。',
  missing: '请给出 0–100 的得分',
};
