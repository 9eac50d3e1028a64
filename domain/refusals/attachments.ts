import { declare } from '../vocabulary/refusal.js';
import type { FileSum } from '../attachments/attachment.js';
import { text } from '../vocabulary/text.js';
import { unseen } from './unseen.js';

const megabytes = (bytes: number): number => Math.floor(bytes / (1024 * 1024));

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
        `“${filename}” 的内容与后缀不符。只接收 PDF、DOCX、PPTX、TXT 与 PNG、JPEG 图片，请检查文件。`,
        `"${filename}" is not what its ending says. PDF, DOCX, PPTX, TXT and pictures (PNG, JPEG) are taken; check the file.`,
      ),
  },
  TOO_MANY: {
    status: 409,
    words: ({ most }: { most: number }) =>
      text(
        `您已有 ${most} 个上传后未提交的文件。请先提交或删除其中一些，再上传新的。`,
        `You have ${most} files that were uploaded and not handed in. Hand in or delete some of them, then upload another.`,
      ),
  },
  UNKNOWN: {
    status: 422,
    words: text(
      '所附文件不是您本人上传的，或已过期清除。请重新上传后再提交。',
      'An attached file was not uploaded by you, or has been removed since. Upload it again, then hand it in.',
    ),
  },
  HANDED_IN: {
    status: 409,
    words: ({ filename }: { filename: string }) =>
      text(
        `“${filename}” 已随另一事项提交，一个文件只能提交一次。如仍需要，请重新上传一份。`,
        `"${filename}" was handed in elsewhere already; a file is handed in once. Upload it again where it is needed here too.`,
      ),
  },
  NO_SCAN: {
    status: 422,
    clause: 'I-41',
    words: ({ filename }: { filename: string }) =>
      text(
        `“${filename}” 不是扫描件。签字页的扫描件须为 PNG、JPEG 图片或 PDF（I-41），请重新上传。`,
        `"${filename}" is no scan. The scan of a signed sheet is a picture (PNG, JPEG) or a PDF (I-41); upload it again.`,
      ),
  },
  ONE_CASE: {
    status: 422,
    words: text(
      '文件只归一个案件，不能附在涉及多人的理由旁。请逐个案件办理，或不附文件。',
      'A file belongs to one case and cannot stand beside a reason about several people. Take the cases one by one, or leave the files out.',
    ),
  },
  ACT_FULL: {
    status: 422,
    words: ({ most }: { most: number }) =>
      text(
        `一次最多提交 ${most} 个文件。请移除一些，或分几次办理。`,
        `One act hands in ${most} files at most. Take some out, or act on fewer people at a time.`,
      ),
  },
  CASE_FULL: {
    status: 409,
    words: ({ files, bytes }: FileSum) =>
      text(
        `一个案件或投诉最多保存 ${files} 个文件、共 ${megabytes(bytes)} MB，现已放不下。请减少文件，或合并、压缩后重新上传。`,
        `A case or a complaint keeps ${files} files and ${megabytes(bytes)} MB at most, and these do not fit any more. Attach fewer, or merge or compress them and upload them again.`,
      ),
  },
  DAY_FULL: {
    status: 409,
    words: ({ files, bytes }: FileSum) =>
      text(
        `每人每天最多上传 ${files} 个文件、共 ${megabytes(bytes)} MB，今天已满。请删除未提交的文件，或明天再上传。`,
        `Nobody uploads more than ${files} files and ${megabytes(bytes)} MB a day, and today is full. Remove what was not handed in, or upload tomorrow.`,
      ),
  },
  IN_USE: {
    status: 409,
    words: text(
      '该文件已随一项等待他人确认的办理提交，暂不能删除。请先撤回该项办理。',
      'The file was handed in with something that waits for somebody else, and stays meanwhile. Take that back first.',
    ),
  },
  INFECTED: {
    status: 422,
    words: ({ filename }: { filename: string }) =>
      text(
        `“${filename}” 被病毒扫描拦截，没有保存。请勿再打开该文件，在本机查杀后重新上传，或联系系统管理员。`,
        `The virus scanner has stopped "${filename}"; it was not kept. Do not open it again: clean it on your machine and upload it anew, or ask IT.`,
      ),
  },
  NOT_SCANNED: {
    status: 503,
    words: text(
      '病毒扫描服务没有应答，文件没有保存。已填写的内容不受影响，请几分钟后重新上传；仍不行请联系系统管理员。',
      'The virus scanner does not answer, so the file was not kept. What you filled in stays: upload it again in some minutes, and ask IT if that goes on.',
    ),
  },
  TWICE: {
    status: 422,
    words: text(
      '同一个文件被附了两次。请移除其中一处，或另行上传一份。',
      'A file is attached twice. Take it out of one place, or upload it once more.',
    ),
  },
});
