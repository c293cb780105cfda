//! PHP's objects.

use std::ptr;

use super::array::{Array, Entries, Key};
use super::call::exception_is_pending;
use super::ffi::{self, zend_object};
use super::text::Text;
use super::value::{self, Value, View, empty, is_counted, type_of};
use crate::failure::Failure;

/// A PHP object, with a reference of its own.
pub(crate) struct Object(*mut zend_object);

/// How an object is treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An enum's case or a Closure: not looked into.
    Opaque,
    /// It says itself what it stands for.
    Serializable,
    /// Its public properties are data.
    Plain,
}

/// A public property of an object.
pub(crate) struct Property {
    pub name: Text,
    pub value: Value,
    place: Place,
}

enum Place {
    /// Declared, in this slot of the class.
    Slot(usize, *mut ffi::zend_class_entry),
    /// Added to the object.
    Dynamic,
}

impl Property {
    /// Whether it was added to the object and is not declared by its class.
    pub fn is_added(&self) -> bool {
        matches!(self.place, Place::Dynamic)
    }
}

impl Object {
    /// Shares an object that PHP holds.
    ///
    /// # Safety
    /// It points to a live object.
    pub(super) unsafe fn share(object: *mut zend_object) -> Object {
        // SAFETY: the caller's promise.
        unsafe { (*object).gc.refcount += 1 };
        Object(object)
    }

    /// Whether both are the same object.
    /// For PHP's functions; still self's reference.
    pub(super) fn as_ptr(&self) -> *mut zend_object {
        self.0
    }

    pub fn is(&self, other: &Object) -> bool {
        ptr::eq(self.0, other.0)
    }

    fn class(&self) -> *mut ffi::zend_class_entry {
        // SAFETY: alive while self is.
        unsafe { (*self.0).ce }
    }

    pub fn kind(&self) -> Kind {
        let class = self.class();
        // SAFETY: a live object's class is alive; PHP has set its own classes before this module was started.
        unsafe {
            if (*class).ce_flags & ffi::ZEND_ACC_ENUM != 0 || ptr::eq(class, ffi::zend_ce_closure) {
                Kind::Opaque
            } else if (*class).num_interfaces > 0 && ffi::instanceof_function_slow(class, ffi::php_json_serializable_ce) {
                Kind::Serializable
            } else {
                Kind::Plain
            }
        }
    }

    /// What `jsonSerialize()` returns.
    ///
    /// # Errors
    /// It has thrown.
    pub fn json_serialize(&self) -> Result<Value, Failure> {
        let (class, name) = (self.class(), "jsonserialize");
        let mut returned = empty();
        // SAFETY: the class implements the interface, so the method is in its table, where names are in lower case. The
        // object is held while PHP code runs. What is returned is ours, and shared before it is let go.
        unsafe {
            let method = ffi::zend_hash_str_find(&raw const (*class).function_table, name.as_ptr().cast(), name.len());
            if method.is_null() {
                return Err(Failure::Other("an object is JsonSerializable without jsonSerialize()".into()));
            }
            ffi::zend_call_known_function((*method).value.func, self.0, class, &raw mut *returned, 0, ptr::null_mut(), ptr::null_mut());
            let value = Value::share(&raw const *returned);
            ffi::zval_ptr_dtor(&raw mut *returned);
            if exception_is_pending() { Err(Failure::Thrown) } else { Ok(value) }
        }
    }

    /// What `__toString()` gives. `None`: it has none, or it has thrown.
    pub fn to_text(&self) -> Option<Value> {
        // SAFETY: alive while self is; PHP gives a new reference to a string, or null.
        unsafe {
            if (*self.class()).__tostring.is_null() {
                return None;
            }
            let mut value = Object::share(self.0).into_value().into_raw();
            let text = ffi::zval_try_get_string_func(&raw mut *value);
            drop(Value::from_raw(value));
            if text.is_null() {
                return None;
            }
            let mut made = empty();
            Text::from_raw(text).write_to(&raw mut *made);
            Some(Value::from_raw(made))
        }
    }

    /// Public properties that have a value: the declared ones, then those added to the object.
    pub fn public_properties(&self) -> Properties<'_> {
        // SAFETY: alive while self is. The table of added properties is held too, so that PHP code that runs meanwhile
        // and adds some writes to a copy.
        let added = unsafe { (!(*self.0).properties.is_null()).then(|| Array::share((*self.0).properties)) };
        Properties { object: self, slot: 0, added, position: 0 }
    }

    /// A clone, made as PHP's `clone` makes it. What cannot be cloned becomes a stdClass.
    ///
    /// # Errors
    /// `__clone()` has thrown.
    pub fn duplicate(&self) -> Result<Object, Failure> {
        // SAFETY: alive while self is. The handler gives a new object with one holder.
        unsafe {
            let class = self.class();
            let hook = (*class).clone;
            let may = hook.is_null() || (*hook).common.fn_flags & ffi::ZEND_ACC_PUBLIC != 0;
            match (*(*self.0).handlers).clone_obj {
                Some(clone) if may => {
                    let copy = clone(self.0);
                    if copy.is_null() {
                        return Err(Failure::Thrown);
                    }
                    let copy = Object(copy);
                    if exception_is_pending() { Err(Failure::Thrown) } else { Ok(copy) }
                }
                _ => Ok(self.as_std_class()),
            }
        }
    }

    /// A stdClass with the same public properties.
    pub fn as_std_class(&self) -> Object {
        let mut made = empty();
        // SAFETY: stdClass can always be made; the reference goes to the new Object.
        let copy = unsafe {
            ffi::object_init_ex(&raw mut *made, ffi::zend_standard_class_def);
            Object(made.value.obj)
        };
        for property in self.public_properties() {
            copy.add(&property.name, property.value);
        }
        copy
    }

    /// Whether it has a property of that name, public or not.
    pub fn has(&self, name: &Text) -> bool {
        // SAFETY: alive while self is; the tables are only read.
        unsafe {
            let declared = ffi::zend_hash_find(&raw const (*self.class()).properties_info, name.as_ptr());
            let added = (*self.0).properties;
            !declared.is_null() || !added.is_null() && !ffi::zend_hash_find(added, name.as_ptr()).is_null()
        }
    }

    /// Puts a value in the place of a property of the object that this is a copy of.
    ///
    /// # Errors
    /// The declared type does not allow it; the value comes back.
    pub fn set(&self, property: &Property, new: Value) -> Result<(), Value> {
        match property.place {
            Place::Slot(slot, class) if ptr::eq(class, self.class()) => {
                // SAFETY: a slot of the object's own class.
                unsafe {
                    if !self.allows(slot, &new) {
                        return Err(new);
                    }
                    self.put(slot, new);
                }
                Ok(())
            }
            _ if self.owns_table() => {
                self.add(&property.name, new);
                Ok(())
            }
            _ => Err(new),
        }
    }

    /// Takes a property away, as `unset()` does; false when it cannot be taken from this object.
    pub fn unset(&self, property: &Property) -> bool {
        match property.place {
            // SAFETY: a slot of the object's own class.
            Place::Slot(slot, class) if ptr::eq(class, self.class()) => unsafe {
                self.put(slot, Value::from_raw(empty()));
                true
            },
            _ if self.owns_table() => {
                // SAFETY: the table is the object's own.
                unsafe { ffi::zend_hash_del((*self.0).properties, property.name.as_ptr()) };
                true
            }
            _ => false,
        }
    }

    /// Whether the table of added properties may be written to.
    fn owns_table(&self) -> bool {
        // SAFETY: alive while self is. A table of the object is made here when there is none yet.
        unsafe {
            if (*self.0).properties.is_null() {
                ffi::zend_std_get_properties(self.0);
            }
            let table = (*self.0).properties;
            !table.is_null() && (*table).gc.refcount == 1 && (*table).gc.u.type_info & ffi::GC_IMMUTABLE == 0
        }
    }

    /// Adds a property. The object is one that only we hold, so its table is its own.
    pub fn add(&self, name: &Text, new: Value) {
        if self.owns_table() {
            let mut new = new.into_raw();
            // SAFETY: the table is the object's own; it takes over the value's reference. Not through
            // zend_std_write_property(), which would write through a reference shared with the original.
            unsafe { ffi::zend_hash_update((*self.0).properties, name.as_ptr(), &raw mut *new) };
        }
    }

    /// # Safety
    /// The slot is one of the object's class.
    unsafe fn allows(&self, slot: usize, new: &Value) -> bool {
        // SAFETY: the caller's promise; every slot has its row in the table.
        unsafe {
            let declared = (**(*self.class()).properties_info_table.add(slot)).type_.type_mask & TYPE_MASK;
            if declared == 0 || declared & (1 << new.type_of()) != 0 {
                return true;
            }
            // A class's name: the clone of an object that was allowed is.
            let old = (&raw const (*self.0).properties_table).cast::<ffi::zval>().add(slot);
            let old = value::read_through(old);
            match new.view() {
                View::Object(new) => type_of(old) == ffi::IS_OBJECT && ptr::eq(new.class(), (*(*old).value.obj).ce),
                _ => false,
            }
        }
    }

    /// # Safety
    /// The slot is one of the object's class.
    unsafe fn put(&self, slot: usize, new: Value) {
        // SAFETY: the caller's promise. The old value is let go only when the new one is in its place, since that may run
        // PHP code. A reference in a typed property knows the property and must forget it first.
        unsafe {
            let place = (&raw mut (*self.0).properties_table).cast::<ffi::zval>().add(slot);
            let mut old = std::mem::ManuallyDrop::new(ptr::read(place));
            if type_of(place) == ffi::IS_REFERENCE {
                let info = *(*self.class()).properties_info_table.add(slot);
                let reference = old.value.ref_;
                if (*info).type_.type_mask & TYPE_MASK != 0 && !(*reference).sources.ptr.is_null() {
                    ffi::zend_ref_del_type_source(&raw mut (*reference).sources, info);
                }
            }
            new.write_to(place);
            if is_counted(&raw const *old) {
                ffi::zval_ptr_dtor(&raw mut *old);
            }
        }
    }

    pub fn into_value(self) -> Value {
        let mut value = empty();
        value.value.obj = std::mem::ManuallyDrop::new(self).0;
        value.u1.type_info = ffi::IS_OBJECT_EX;
        // SAFETY: self's reference, given away.
        unsafe { Value::from_raw(value) }
    }
}

/// `_ZEND_TYPE_MASK`: types and class names, without the flags of parameters.
const TYPE_MASK: u32 = (1 << 25) - 1;

impl Drop for Object {
    fn drop(&mut self) {
        // SAFETY: self's own reference, which goes with it. As with values, the cycle collector is not bothered.
        unsafe {
            if (*self.0).gc.refcount > 1 {
                (*self.0).gc.refcount -= 1;
            } else {
                ffi::ext_php_rs_zend_object_release(self.0);
            }
        }
    }
}

/// Iterator over an object's public properties.
pub(crate) struct Properties<'a> {
    object: &'a Object,
    slot: usize,
    added: Option<Array>,
    position: ffi::HashPosition,
}

impl Iterator for Properties<'_> {
    type Item = Property;

    fn next(&mut self) -> Option<Property> {
        let class = self.object.class();
        // SAFETY: the object is held; a class has one row of properties_info_table per slot, NULL for a slot that a
        // child class cannot see.
        unsafe {
            while self.slot < (*class).default_properties_count as usize {
                let slot = self.slot;
                self.slot += 1;
                let info = *(*class).properties_info_table.add(slot);
                let value = (&raw const (*self.object.0).properties_table).cast::<ffi::zval>().add(slot);
                if info.is_null() || (*info).flags & ffi::ZEND_ACC_PUBLIC == 0 || type_of(value) == ffi::IS_UNDEF {
                    continue;
                }
                return Some(Property { name: Text::share((*info).name), value: Value::share(value), place: Place::Slot(slot, class) });
            }
        }
        let added = self.added.as_ref()?;
        let mut entries = Entries::from(added, self.position);
        loop {
            let (key, value) = entries.next_raw()?;
            self.position = entries.position();
            // SAFETY: the table is held, and with it the value. What points to a slot was seen above; a NUL marks what
            // is not public.
            unsafe {
                match key {
                    Key::Text(name) if type_of(value) != ffi::IS_INDIRECT && name.as_bytes().first() != Some(&0) => {
                        return Some(Property { name, value: Value::share(value), place: Place::Dynamic });
                    }
                    _ => {}
                }
            }
        }
    }
}
