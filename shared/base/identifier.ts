import { z } from 'zod';

/** A UUID of RFC 9562; ours are version 7, so that they sort by time of making. */
export const uuidSchema = z.uuid();

/** RFC 3339 time in UTC, for example `2026-11-22T09:05:00.000Z`. */
export const timestampSchema = z.iso.datetime();

/** Lower-case hexadecimal SHA-256 of some content. */
export const contentHashSchema = z.string().regex(/^[0-9a-f]{64}$/u);
