/** The ending of a picture's name, of the forms that are read. */
export const PICTURE_ENDING = /\.(png|jpe?g|jfif|webp)$/i;
