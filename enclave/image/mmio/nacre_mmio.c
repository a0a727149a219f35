// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Tells the kernel of the virtio devices that its command line names:
 *
 *	virtio_mmio.device=SIZE@ADDRESS:INTERRUPT[:ID]
 *
 * That is how Nitro, like other small hypervisors, says where an enclave's vsock
 * is. A kernel can be built to read it itself (CONFIG_VIRTIO_MMIO_CMDLINE_DEVICES);
 * Debian's is not.
 */
#include <linux/fs.h>
#include <linux/ioport.h>
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/slab.h>
#include <linux/string.h>

#define MOST_DEVICES 16
#define MOST_TEXT 4096

static const char prefix[] = "virtio_mmio.device=";

static struct platform_device *devices[MOST_DEVICES];
static unsigned int count;

static int add(char *text)
{
	unsigned long long size, base;
	unsigned int irq;
	int id = count, read = 0;
	struct platform_device *pdev;
	struct resource where[2];
	char *at;

	size = memparse(text, &at);
	if (*at != '@' || !size || count == MOST_DEVICES)
		return -EINVAL;
	if (sscanf(at, "@%lli:%u%n:%d%n", (long long *)&base, &irq, &read, &id, &read) < 2 || at[read])
		return -EINVAL;
	if (base + size - 1 < base)
		return -EINVAL;
	where[0] = (struct resource)DEFINE_RES_MEM(base, size);
	where[1] = (struct resource)DEFINE_RES_IRQ(irq);
	pdev = platform_device_register_resndata(NULL, "virtio-mmio", id, where, ARRAY_SIZE(where), NULL, 0);
	if (IS_ERR(pdev))
		return PTR_ERR(pdev);
	devices[count++] = pdev;
	pr_info("nacre_mmio: virtio device at %#llx, interrupt %u\n", base, irq);
	return 0;
}

static int __init nacre_mmio_init(void)
{
	struct file *f;
	char *text, *rest, *word;
	loff_t from = 0;
	ssize_t n;
	int err;

	text = kzalloc(MOST_TEXT, GFP_KERNEL);
	if (!text)
		return -ENOMEM;
	f = filp_open("/proc/cmdline", O_RDONLY, 0);
	if (IS_ERR(f)) {
		kfree(text);
		return PTR_ERR(f);
	}
	n = kernel_read(f, text, MOST_TEXT - 1, &from);
	filp_close(f, NULL);
	rest = text;
	while (n > 0 && (word = strsep(&rest, " \n"))) {
		if (!strcmp(word, "--"))
			break;
		if (strncmp(word, prefix, sizeof(prefix) - 1))
			continue;
		err = add(word + sizeof(prefix) - 1);
		if (err)
			pr_warn("nacre_mmio: %s: error %d\n", word, err);
	}
	kfree(text);
	return n < 0 ? n : 0;
}

static void __exit nacre_mmio_exit(void)
{
	while (count)
		platform_device_unregister(devices[--count]);
}

module_init(nacre_mmio_init);
module_exit(nacre_mmio_exit);
MODULE_DESCRIPTION("virtio devices that the kernel's command line names");
MODULE_LICENSE("Dual MIT/GPL");
