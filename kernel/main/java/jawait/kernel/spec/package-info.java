/// The kernelspec: the folder that tells Jupyter how to start this kernel.
///
/// It knows what the folder holds. It must never know where it goes or where the kernel's jars are: that is the
/// installer's.
@NullMarked
package jawait.kernel.spec;

import org.jspecify.annotations.NullMarked;
