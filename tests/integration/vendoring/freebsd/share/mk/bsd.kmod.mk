# SPDX-License-Identifier: MIT

# Builds as the module rules of FreeBSD do: the flags of kern.mk of FreeBSD 14 on amd64, where the
# compiler is Clang.
SRCTOP:= ${.PARSEDIR}/../..
CC= clang --target=x86_64-unknown-freebsd14.0
CFLAGS+= -O2 -pipe -fno-strict-aliasing -Werror -D_KERNEL -DKLD_MODULE -nostdinc -I. -I${SRCTOP}/sys \
	-fno-common -fno-omit-frame-pointer -mno-omit-leaf-frame-pointer \
	-mcmodel=kernel -mno-red-zone -mno-mmx -mno-sse -msoft-float -fno-asynchronous-unwind-tables \
	-ffreestanding -fwrapv -fstack-protector -Wall -Wstrict-prototypes -Wmissing-prototypes \
	-Wpointer-arith -Wcast-qual -Wundef -Wno-pointer-sign -Wmissing-include-dirs \
	-fdiagnostics-show-option -Wno-unknown-pragmas -Wswitch -Wno-address-of-packed-member \
	-Wno-format-zero-length -mno-aes -mno-avx -std=gnu99

all: ${KMOD}.ko

# Two steps, as kmod.mk does on amd64.
${KMOD}.ko: ${SRCS:S/.c$/.o/}
	ld.lld -m elf_x86_64_fbsd -r -o ${KMOD}.kld ${.ALLSRC}
	ld.lld -m elf_x86_64_fbsd -r -o ${.TARGET} ${KMOD}.kld
	! nm -u ${.TARGET} | grep .

.SUFFIXES: .c .o
.c.o:
	${CC} ${CFLAGS} -c ${.IMPSRC} -o ${.TARGET}
