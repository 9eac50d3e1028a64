import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { readIfThere, writePrivate } from '../machine/files.js';

/** Where root keeps clusters whose data folder the server's account cannot enter. */
export const SHARED_CLUSTERS = '/var/lib/jinji';
/** The cluster's name within the data folder. */
const WITHIN = 'postgres';

const recordSchema = z.object({ cluster: z.string(), port: z.int().positive().optional() });

/** Where the cluster of a data folder is, and the port it had last time. */
export interface ClusterPlace {
  readonly folder: string;
  readonly port?: number | undefined;
}

/** The cluster's place within a data folder. */
export const clusterWithin = (dataFolder: string): string => join(dataFolder, WITHIN);

const recordOf = (dataFolder: string): string => join(dataFolder, 'postgres.json');

/**
 * Where the cluster of the data folder is, by `<data>/postgres.json`: within the folder, wherever that has been moved or
 * copied to, except where root keeps it under /var/lib/jinji. What has lost that file still has what lies within.
 */
export async function clusterPlace(dataFolder: string): Promise<ClusterPlace | undefined> {
  const within = clusterWithin(dataFolder);
  const recorded = await readIfThere(recordOf(dataFolder));
  if (recorded === undefined) return existsSync(within) ? { folder: within } : undefined;
  const { cluster, port } = recordSchema.parse(JSON.parse(recorded));
  return { folder: isShared(cluster) ? cluster : within, port };
}

/** Whether the cluster lies outside its data folder. */
export const isShared = (cluster: string): boolean => cluster.startsWith(`${SHARED_CLUSTERS}/`);

/** Remembers where the cluster is and on which port, in `<data>/postgres.json` (mode 0600). */
export async function rememberCluster(dataFolder: string, cluster: string, port?: number): Promise<void> {
  const shared = isShared(cluster);
  await writePrivate(recordOf(dataFolder), JSON.stringify({ cluster: shared ? cluster : WITHIN, port }));
  if (shared) await writePrivate(ownerOf(cluster), dataFolder);
}

/** Beside a cluster that lies outside: whose it is. */
const ownerOf = (cluster: string): string => join(dirname(cluster), 'data-folder');

/**
 * The data folder that the cluster was last used by, where its place tells: that of an earlier release, which recorded the
 * whole path, or of a cluster outside; undefined for one that lies within.
 */
export async function folderByCluster(dataFolder: string): Promise<string | undefined> {
  const recorded = await readIfThere(recordOf(dataFolder));
  const cluster = recorded === undefined ? '' : recordSchema.parse(JSON.parse(recorded)).cluster;
  if (isShared(cluster)) return readIfThere(ownerOf(cluster));
  return isAbsolute(cluster) ? dirname(cluster) : undefined;
}
