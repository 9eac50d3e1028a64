import { text, type Text } from '../vocabulary/text.js';

const PLACES: readonly (readonly [RegExp, Text])[] = [
  [/^word\/document\.xml$/, text('正文', 'body')],
  [/^word\/header\d*\.xml$/, text('页眉', 'header')],
  [/^word\/footer\d*\.xml$/, text('页脚', 'footer')],
  [/^word\/footnotes\.xml$/, text('脚注', 'footnotes')],
  [/^word\/endnotes\.xml$/, text('尾注', 'endnotes')],
  [/^word\/comments\w*\.xml$/, text('批注', 'comments')],
  [/^word\/settings\.xml$/, text('文档设置', 'settings')],
];

/** The part of a Word file (ECMA-376) as people call it; by its own name where they have none for it. */
export function placeOf(part: string): Text {
  // What a part refers to stands in a part of its own beside it.
  const of = part.replace(
    /^(.*\/)?_rels\/(.*)\.rels$/,
    (_, folder: string | undefined, name: string) => `${folder ?? ''}${name}`,
  );
  return PLACES.find(([name]) => name.test(of))?.[1] ?? text(of, of);
}
