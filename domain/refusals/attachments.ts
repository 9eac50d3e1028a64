import { declare } from '../vocabulary/refusal.js';
import { text } from '../vocabulary/text.js';
import { unseen } from './unseen.js';

/** What is refused about files that are uploaded and handed in. */
export const ATTACHMENT = declare('ATTACHMENT', {
  NOT_FOUND: { status: 404, words: unseen('该文件', 'file') },
  EMPTY: {
    status: 422,
    words: ({ filename }: { filename: string }) =>
      text(
        `“${filename}” 是空文件。请检查后重新选择文件上传。`,
        `"${filename}" is empty. Check it, then choose and upload the file again.`,
      ),
  },
  WRONG_TYPE: {
    status: 415,
    words: ({ filename }: { filename: string }) =>
      text(
        `“${filename}” 的内容与后缀不符。只接收 PDF、DOCX、PPTX、TXT 与 PNG、JPEG 图片,请检查文件。`,
        `"${filename}" is not what its ending says. PDF, DOCX, PPTX, TXT and pictures (PNG, JPEG) are taken; check the file.`,
      ),
  },
  TOO_MANY: {
    status: 409,
    words: ({ most }: { most: number }) =>
      text(
        `您已有 ${most} 个上传后未提交的文件。请先提交或删除其中一些,再上传新的。`,
        `You have ${most} files that were uploaded and not handed in. Hand in or delete some of them, then upload another.`,
      ),
  },
  UNKNOWN: {
    status: 422,
    words: text(
      '所附文件不是您本人上传的,或已过期清除。请重新上传后再提交。',
      'An attached file was not uploaded by you, or has been removed since. Upload it again, then hand it in.',
    ),
  },
  HANDED_IN: {
    status: 409,
    words: ({ filename }: { filename: string }) =>
      text(
        `“${filename}” 已随另一事项提交,一个文件只能提交一次。如仍需要,请重新上传一份。`,
        `"${filename}" was handed in elsewhere already; a file is handed in once. Upload it again where it is needed here too.`,
      ),
  },
  NO_SCAN: {
    status: 422,
    clause: 'I-41',
    words: ({ filename }: { filename: string }) =>
      text(
        `“${filename}” 不是扫描件。签字页的扫描件须为 PNG、JPEG 图片或 PDF(I-41),请重新上传。`,
        `"${filename}" is no scan. The scan of a signed sheet is a picture (PNG, JPEG) or a PDF (I-41); upload it again.`,
      ),
  },
  TWICE: {
    status: 422,
    words: text(
      '同一个文件被附了两次。请移除其中一处,或另行上传一份。',
      'A file is attached twice. Take it out of one place, or upload it once more.',
    ),
  },
});
