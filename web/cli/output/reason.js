/** The operating system's errors in words, for what is read and what is written. */

/**
 * The operating system's error in words.
 *
 * @param {unknown} error
 */
export function reason(error) {
  const { code = '', message = '' } = /** @type {NodeJS.ErrnoException} */ (error);
  const words = new Map([
    ['ENOENT', 'there is no such file'],
    ['EEXIST', 'there is a file of that name'],
    ['EISDIR', 'it is a folder'],
    ['EACCES', 'permission denied'],
    ['EPERM', 'permission denied'],
    ['ENOSPC', 'the disk is full'],
    ['EDQUOT', 'the quota of the disk is used up'],
    ['EFBIG', 'the file would be larger than is allowed here'],
    ['EIO', 'the device failed'],
    ['ENAMETOOLONG', 'its name is too long'],
    ['ELOOP', 'its links lead in a circle'],
    ['EROFS', 'the disk is read-only'],
    ['ENOTDIR', 'a part of its path is not a folder'],
  ]);
  return words.get(code) ?? message;
}
