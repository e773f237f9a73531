import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Copies the public and protected signatures of some packages from one jar to another, without any
 * code: the baseline that japicmp compares later versions with. The profile {@code baseline} runs it.
 */
class Signatures {
  private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  /** Arguments: the jar to read, the jar to write, the packages joined by commas. */
  public static void main(String[] arguments) throws IOException {
    Path target = Path.of(arguments[1]);
    List<String> packages = List.of(arguments[2].split(","));
    Files.createDirectories(target.getParent());
    try (JarFile jar = new JarFile(arguments[0]);
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
      jar.stream()
          .filter(entry -> entry.getName().endsWith(".class"))
          .filter(entry -> packages.contains(packageOf(entry)))
          .filter(entry -> !entry.getName().matches(".*\\$\\d.*"))
          .sorted((a, b) -> a.getName().compareTo(b.getName()))
          .forEach(entry -> copy(jar, entry, out));
    }
  }

  private static String packageOf(JarEntry entry) {
    int end = entry.getName().lastIndexOf('/');
    return end < 0 ? "" : entry.getName().substring(0, end).replace('/', '.');
  }

  private static void copy(JarFile jar, JarEntry entry, ZipOutputStream out) {
    try (InputStream in = jar.getInputStream(entry)) {
      ClassWriter writer = new ClassWriter(0);
      new ClassReader(in)
          .accept(new Visible(writer), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
      ZipEntry copy = new ZipEntry(entry.getName());
      copy.setTimeLocal(TIME);
      out.putNextEntry(copy);
      out.write(writer.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leaves out what no other package can name. */
  private static final class Visible extends ClassVisitor {
    Visible(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String type, String signature, Object value) {
      return visible(access) || name.equals("serialVersionUID")
          ? super.visitField(access, name, type, signature, value)
          : null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String type, String signature, String[] exceptions) {
      return visible(access) ? super.visitMethod(access, name, type, signature, exceptions) : null;
    }

    private static boolean visible(int access) {
      return (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0
          && (access & Opcodes.ACC_SYNTHETIC) == 0;
    }
  }
}
