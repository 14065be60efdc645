/// A program that uses Gradus from the module path. Without this file it is a program for the class path.
module com.example.app {
    requires dev.gradus;
}
