import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';

/* {{js}} */
