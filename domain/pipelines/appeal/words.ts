import { text, type Text } from '../../vocabulary/text.js';

/** What the decisions of an appeal (I-74) came to, in its own case and in the one that it is about. */
export const APPEAL_WORDS = {
  'appeal:lodged': text('本人提出申诉', 'the person appealed'),
  'appeal:upheld': text('申诉成立', 'the appeal was upheld'),
  'appeal:refused': text('申诉不成立', 'the appeal was refused'),
  'appeal:new-round': text('因申诉成立重新办理', 'decided again because the appeal was upheld'),
  'appeal:corrected': text('因申诉成立予以更正', 'corrected because the appeal was upheld'),
  'reader:named': text('指定申诉受理人', 'named who reads the appeal'),
  'reading:uphold': text('申诉成立', 'upheld the appeal'),
  'reading:refuse': text('申诉不成立', 'refused the appeal'),
  'remedy:new-round': text('原案重新办理', 'the case is decided again'),
  'remedy:level': text('提出更正职级', 'another level proposed'),
  'remedy:record': text('记录更正', 'a correcting record'),
} as const satisfies Readonly<Record<string, Text>>;
