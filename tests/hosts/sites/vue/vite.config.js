import vue from '@vitejs/plugin-vue';

/* {{js}} */
