import { AppError } from '#shared/errors.ts';
import { uploadChunkBytes, uploadMostBytes, uploadMostMebibytes } from '#shared/imports/upload.ts';
import type { Services } from '../../dispatch.ts';
import { createId } from '../../ids.ts';

/** Files on their way in stay in memory: nothing here touches the store. */
export const uploadServices = {
  'upload.begin'({ fileName, size }, { state }) {
    if (size > uploadMostBytes) throw new AppError('upload.tooLarge', { mebibytes: uploadMostMebibytes });
    const id = createId(state.clock(), state.random);
    state.feeds.uploads.begin(id, { fileName, size });
    return { id, chunkBytes: uploadChunkBytes };
  },

  'upload.put': ({ id, index, data }, { state }) => ({
    received: state.feeds.uploads.put(id, index, Buffer.from(data, 'base64')),
  }),

  'upload.drop'({ id }, { state }) {
    state.feeds.uploads.drop(id);
    return { done: true } as const;
  },
} satisfies Partial<Services>;
