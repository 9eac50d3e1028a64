import * as z from 'zod';
import { readInstallation } from '../../db/service/installation.js';
import { openDataFolder } from '../launch/data-folder.js';
import { originalOf } from '../launch/installation.js';
import { newInstallation } from '../launch/new-installation.js';

/** `jinji installation show` */
export async function showInstallationFromCommand(): Promise<void> {
  const dataFolder = await openDataFolder(process.env);
  const found = readInstallation(dataFolder);
  const original = await originalOf(dataFolder);
  process.stdout.write(`数据文件夹 · data folder   ${dataFolder}\n`);
  process.stdout.write(`安装 · installation        ${found?.id ?? '尚未启动过 · not started yet'}\n`);
  if (original !== undefined) process.stdout.write(`副本来源 · a copy of       ${original}\n`);
}

/** `jinji installation new` */
export async function newInstallationFromCommand(given: unknown): Promise<void> {
  const { database } = z.strictObject({ database: z.boolean() }).parse(given);
  const dataFolder = await openDataFolder(process.env);
  const made = await newInstallation(dataFolder, process.env, database);
  if (made === undefined) {
    process.stdout.write(
      '这已是一个独立的安装，没有改动 · this is an installation of its own already; nothing was changed\n',
    );
    return;
  }
  process.stdout.write(`新的安装 · a new installation: ${made.id}\n`);
  if (made.mails > 0) {
    process.stdout.write(
      `复制时待发的 ${made.mails} 封邮件由原安装发送，这里不再发送 · ${made.mails} mails that waited are the original's to send, and are given up here\n`,
    );
  }
}
