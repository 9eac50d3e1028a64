import type { Random } from './random.js';

const FAMILY = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余');
const GIVEN = [
  '伟',
  '芳',
  '娜',
  '敏',
  '静',
  '强',
  '磊',
  '洋',
  '艳',
  '勇',
  '杰',
  '娟',
  '涛',
  '超',
  '霞',
  '平',
  '刚',
  '丽',
  '桂英',
  '秀兰',
  '建国',
  '文博',
  '子涵',
  '雨桐',
  '欣怡',
  '梓萱',
  '浩然',
  '宇航',
  '思远',
  '佳怡',
  '晓燕',
  '海波',
  '志强',
  '春梅',
  '丽华',
  '雪梅',
  '婷婷',
  '俊杰',
  '嘉豪',
  '一鸣',
  '若曦',
  '诗琪',
  '明轩',
  '立新',
  '云飞',
  '乐乐',
];

/** Names of no particular person, each once. */
export function createNames(random: Random): () => string {
  const used = new Set<string>();
  return () => {
    for (;;) {
      const name = random.pick(FAMILY) + random.pick(GIVEN);
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
  };
}
