import { declare } from '../vocabulary/refusal.js';
import { text, type Text } from '../vocabulary/text.js';
import { unseen } from './unseen.js';

/** Where in a file something is wrong, and the file's own words. */
interface Found {
  readonly place: Text;
  readonly found: string;
}
interface Named {
  readonly place: Text;
  readonly field: string;
}

/** One fault of a template: its place, what is wrong, what to do. */
const at =
  (zh: (found: string) => string, en: (found: string) => string) =>
  ({ place, found }: Found): Text =>
    text(`${place.zh}：${zh(found)}`, `${place.en}: ${en(found)}`);
const of =
  (zh: (field: string) => string, en: (field: string) => string) =>
  ({ place, field }: Named): Text =>
    text(`${place.zh}：${zh(field)}`, `${place.en}: ${en(field)}`);

/** What is refused about the company's own Word templates (§15). */
export const TEMPLATE = declare('TEMPLATE', {
  NOT_FOUND: { status: 404, words: unseen('该模板', 'template') },
  FIRST_DAY: {
    status: 422,
    clause: '15',
    words: ({ tomorrow }: { tomorrow: string }) =>
      text(
        `模板最早自明日（${tomorrow}）起使用，已签发的文书保留原来的模板。请另选日期。`,
        `A template holds from tomorrow (${tomorrow}) at the earliest, so that what was issued keeps its own. Choose another day.`,
      ),
  },
  UNFIT: {
    status: 422,
    clause: '15',
    words: ({ faults }: { faults: number }) =>
      text(
        `模板有 ${faults} 处不符，未采用。请按下列各处更正后重新上传。`,
        `The template has ${faults} faults and was not taken. Mend what is listed and upload it again.`,
      ),
  },
  NOT_WORD: {
    status: 422,
    clause: '15',
    words: text(
      '文件不是 Word 文档（.docx），或设有密码。请在 Word 中取消密码，另存为“Word 文档（*.docx）”后重新上传。',
      'The file is no Word document (.docx), or has a password. Remove the password, save it as “Word Document (*.docx)” and upload it again.',
    ),
  },
  TOO_LARGE: {
    status: 422,
    clause: '15',
    words: ({ limit }: { limit: Text }) =>
      text(
        `文件展开后超过${limit.zh}。请删去大图片与多余内容后重新上传。`,
        `Unpacked, the file has more than ${limit.en}. Remove large pictures and what is not needed, and upload it again.`,
      ),
  },
  TOO_HEAVY: {
    status: 422,
    clause: '15',
    words: ({ seconds, megabytes }: { seconds: number; megabytes: number }) =>
      text(
        `这份 Word 文件未能在 ${seconds} 秒、${megabytes} MB 内存之内制作完成。请人力资源部简化该表单的模板（减少表格、文字与格式）后重新上传；在此之前请使用 PDF。`,
        `This Word file could not be made within ${seconds} seconds and ${megabytes} MB of memory. HR has to make the template of this form simpler (fewer tables, less text and formatting) and upload it again; until then take the PDF.`,
      ),
  },
  BUSY: {
    status: 503,
    clause: '15',
    words: text(
      '等待制作的 Word 文件较多，请稍后再试；PDF 随时可用。',
      'Many Word files wait to be made. Try again in a while; the PDF can be had at any time.',
    ),
  },
  FOREIGN_PICTURE: {
    words: at(
      (found) => `图片的内容与其类型不符，或无法显示（${found}）。请重新插入 PNG、JPEG 或 GIF 图片。`,
      (found) =>
        `a picture is not what its name says, or cannot be shown (${found}). Insert it anew as PNG, JPEG or GIF.`,
    ),
  },
  BROKEN_PART: {
    words: at(
      () => '内容已损坏，无法读取。请在 Word 中打开并另存一次。',
      () => 'it is damaged and cannot be read. Open the file in Word and save it anew.',
    ),
  },
  MACRO: {
    words: at(
      (found) => `含有宏（${found}）。请另存为不含宏的“Word 文档（*.docx）”。`,
      (found) => `it holds a macro (${found}). Save it as “Word Document (*.docx)”, which has none.`,
    ),
  },
  EMBEDDED: {
    words: at(
      (found) => `含有嵌入的对象（${found}）。请删除，图片可直接插入。`,
      (found) => `it holds an embedded object (${found}). Remove it; pictures may be inserted as such.`,
    ),
  },
  FOREIGN_PART: {
    words: at(
      (found) => `含有模板不能使用的内容（${found}）。请删除；图片请用 PNG 或 JPEG。`,
      (found) => `it holds what no template may have (${found}). Remove it; pictures are PNG or JPEG.`,
    ),
  },
  LINKED: {
    words: at(
      (found) => `链接到文件以外（${found}）。请取消链接，改为文字。`,
      (found) => `it refers to something outside the file (${found}). Remove the link and keep its words.`,
    ),
  },
  REMOTE_IMAGE: {
    words: at(
      (found) => `图片不在文件内（${found}）。请将图片直接插入文件。`,
      (found) => `a picture is not in the file (${found}). Insert the picture itself.`,
    ),
  },
  FIELD_CODE: {
    words: at(
      (found) => `含有 Word 域（${found}）。只可使用页码与页数，请删除或改为文字。`,
      (found) => `it holds a field of Word (${found}). Only numbers of pages may be used; remove it or write words.`,
    ),
  },
  TAG_BROKEN: {
    words: of(
      (field) => `“${field}”的花括号或循环没有配对。循环以 {#名称} 开始、以 {/名称} 结束。`,
      (field) =>
        `the braces or the loop of “${field}” have no counterpart. A loop begins with {#name} and ends with {/name}.`,
    ),
  },
  FIELD_UNKNOWN: {
    words: of(
      (field) => `没有字段“${field}”。请改为字段表中的名称；循环内的字段须写在其循环之中。`,
      (field) => `there is no field “${field}”. Take a name of the table of fields; those of a loop stand inside it.`,
    ),
  },
  FIELD_IS_LIST: {
    words: of(
      (field) => `“${field}”有多条。请写成 {#${field}}…{/${field}}，其中写各条的字段。`,
      (field) => `“${field}” has several entries. Write {#${field}}…{/${field}} with the fields of an entry inside.`,
    ),
  },
  FIELD_MISSING: {
    words: ({ field }: { field: string }) =>
      text(`缺少必须的字段“${field}”。请加入模板。`, `The field “${field}” is missing, which it has to have. Add it.`),
  },
  LOOPS_TOO_LARGE: {
    words: ({ limit }: { limit: Text }) =>
      text(
        `各循环的内容合计超过${limit.zh}。请将循环内的文字与格式减少。`,
        `The loops hold more than ${limit.en} altogether. Put less text and formatting into them.`,
      ),
  },
});
