/** How long what was deleted is kept, and can be restored where that is possible. */
export const keepDeletedMs = 30 * 24 * 60 * 60 * 1000
