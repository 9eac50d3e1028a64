import { refuse } from '../refuse.js';

/** The folder speaks of a database that is not there. Nothing is advised that could lose what is left. */
export const clusterMissing = (cluster: string, dataFolder: string): Error =>
  refuse(
    'CLUSTER_MISSING',
    `数据文件夹 ${dataFolder} 所属的数据库 ${cluster} 不在了或不完整;没有改动任何东西。若数据库在自己的服务器上,请设置 DATABASE_URL;否则请从备份恢复这个文件夹(数据库在文件夹之外时连同它一起)。若要从头开始,请保留此文件夹,用 JINJI_DATA 指定另一个空文件夹。`,
    `The database ${cluster} that belongs to ${dataFolder} is gone or incomplete; nothing was changed. Where it is on a server of your own, set DATABASE_URL; else restore the folder from a backup (with the database, where that lies outside). To begin anew, keep this folder and name another, empty one with JINJI_DATA.`,
  );

/** The database is there, and the file with its password is not. */
export const passwordMissing = (cluster: string, file: string): Error =>
  refuse(
    'CLUSTER_MISSING',
    `数据库 ${cluster} 还在,但它的密码文件 ${file} 不在了;没有改动任何东西。请从备份恢复该文件。`,
    `The database ${cluster} is there, but the file with its password, ${file}, is gone; nothing was changed. Restore that file from a backup.`,
  );
